package io.appinventory.catalog.exchange.read;

/**
 * How much is read at most. What is larger is refused, never cut.
 *
 * @param fileBytes of one file
 * @param documentCharacters of one document of a file
 * @param nodes values of one document, those that aliases repeat counted each time
 * @param depth levels of nesting
 * @param files of one import
 */
public record ReadLimits(long fileBytes, int documentCharacters, int nodes, int depth, int files) {
  /** Room for the largest catalogs seen, ten times over. */
  public static ReadLimits standard() {
    return new ReadLimits(128L << 20, 4 << 20, 200_000, 64, 200_000);
  }
}
