package io.appinventory.catalog.session;

import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column. As long as all rows have the same one it is kept once: of what an
 * import writes many columns are so, and a value that is sent once need not be read for each row.
 */
final class ColumnText {
  private final ArrayText array = new ArrayText();
  private @Nullable Object first;
  private int alike;
  private boolean differ;

  /** Adds a value. */
  void add(@Nullable Object value) {
    if (differ) {
      array.add(value);
    } else {
      compare(plain(value));
    }
  }

  /** JSON by its letters, as it is sent. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof JSONB || value instanceof JSON ? ArrayText.spelled(value) : value;
  }

  private void compare(@Nullable Object value) {
    if (alike == 0 || same(value)) {
      first = value;
      alike++;
    } else {
      spread();
      array.add(value);
    }
  }

  private boolean same(@Nullable Object value) {
    return value == first || value != null && !(value instanceof Object[]) && value.equals(first);
  }

  /** Writes out what was kept once. */
  private void spread() {
    String value = one();
    for (int i = 0; i < alike; i++) {
      array.addSpelled(value);
    }
    differ = true;
  }

  /** Whether all rows have the same value. */
  boolean isOne() {
    return !differ;
  }

  /** That value. */
  @Nullable String one() {
    return first == null ? null : ArrayText.spelled(first);
  }

  /** How long all values are by now. */
  int length() {
    return array.length();
  }

  /** The values as an array. */
  String all() {
    if (!differ) {
      spread();
    }
    return array.end();
  }

  /** Begins again. */
  void clear() {
    array.end();
    first = null;
    alike = 0;
    differ = false;
  }
}
