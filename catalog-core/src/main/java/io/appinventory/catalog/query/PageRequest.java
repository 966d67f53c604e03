package io.appinventory.catalog.query;

import io.appinventory.catalog.error.MalformedQueryException;

/**
 * Which part of a list: a page by its number, or what comes after (or before) a place that a cursor
 * marks. Cursors do not skip or repeat what others insert or delete in between, and cost the same
 * at any depth.
 */
public sealed interface PageRequest {
  /** Entities of a page when nothing else is said. */
  int DEFAULT_SIZE = 50;

  /** The most entities of a page. */
  int MAX_SIZE = 500;

  /** The most entities that numbered pages may skip; cursors reach any depth. */
  int MAX_SKIPPED = 1_000_000;

  /** The most entities of the page. */
  int size();

  /**
   * A page by its number.
   *
   * @param number from 1
   */
  record Numbered(int number, int size) implements PageRequest {
    /** Checks the limits. */
    public Numbered {
      requireSize(size);
      if (number < 1 || (number - 1L) * size > MAX_SKIPPED) {
        throw new MalformedQueryException(
            "page",
            "is "
                + number
                + ", allowed is 1 to "
                + (MAX_SKIPPED / size + 1)
                + "; cursors reach further");
      }
    }
  }

  /**
   * From the place that a cursor marks.
   *
   * @param cursor {@link Page#next()} or {@link Page#previous()} of another page
   */
  record At(String cursor, int size) implements PageRequest {
    /** Checks the limits. */
    public At {
      requireSize(size);
    }
  }

  /** The first page, of the usual size. */
  static PageRequest first() {
    return new Numbered(1, DEFAULT_SIZE);
  }

  /** The first page. */
  static PageRequest first(int size) {
    return new Numbered(1, size);
  }

  private static void requireSize(int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new MalformedQueryException("per_page", "is " + size + ", allowed is 1 to " + MAX_SIZE);
    }
  }
}
