package io.appinventory.catalog.model;

/**
 * A relation from the rows of one shape to the rows of another.
 *
 * @param <R> the record it starts from
 * @param <T> the record it leads to
 */
public sealed interface Relation<R, T> permits BackReference, Link, Parts, ToOne {
  /** The name in details, filters and routes: {@code team}, {@code depends_on}. */
  String name();

  /** Where it leads. */
  Shape<T> target();
}
