package io.appinventory.catalog.document;

/** Told how far a load is. What it throws ends the load. */
@FunctionalInterface
public interface LoadProgress {
  /** Tells nobody. */
  LoadProgress NONE = (collection, done, total) -> {};

  /**
   * One more entity is done.
   *
   * @param collection the collection it is of
   * @param done how many of the document are done, in all collections; starts again when the
   *     database had the transaction run again
   * @param total how many the document has
   */
  void loaded(String collection, int done, int total);
}
