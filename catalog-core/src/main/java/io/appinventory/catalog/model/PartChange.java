package io.appinventory.catalog.model;

import java.util.List;

/**
 * What is said about the rows an entity owns.
 *
 * @param <P> the record of a row
 */
public sealed interface PartChange<P> {
  /** The rows that are named. */
  List<P> rows();

  /**
   * The whole list.
   *
   * @param rows the rows it shall hold
   */
  record Replace<P>(List<P> rows) implements PartChange<P> {}

  /**
   * Some more, or others with the keys of rows that are there.
   *
   * @param rows the rows to add
   */
  record Add<P>(List<P> rows) implements PartChange<P> {}

  /**
   * Some less.
   *
   * @param rows rows with the keys of those to take out
   */
  record Remove<P>(List<P> rows) implements PartChange<P> {}
}
