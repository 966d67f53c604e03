package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.error.MalformedQueryException;
import org.jspecify.annotations.Nullable;

/**
 * Where in its text or document a part of a filter stood; said in errors. It takes no part in the
 * meaning of a filter: all positions are equal, so that filters are equal when they mean the same.
 */
public final class Position {
  /** The position of what was made in Java. */
  public static final Position NONE = new Position("");

  private final String place;

  private Position(String place) {
    this.place = place;
  }

  /** A character of the text, counted from 1. */
  public static Position character(int number) {
    return new Position("at " + number);
  }

  /** A value of the JSON form, as a JSON pointer (RFC 6901). */
  public static Position pointer(String pointer) {
    return new Position("at " + (pointer.isEmpty() ? "/" : pointer));
  }

  /** The error that is found here. */
  public MalformedQueryException error(String message) {
    return new MalformedQueryException(
        "filter", place.isEmpty() ? message : place + ": " + message);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Position;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  /** {@code at 17}, {@code at /and/0/value}; empty when there is none. */
  @Override
  public String toString() {
    return place;
  }
}
