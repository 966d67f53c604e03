package io.appinventory.catalog.scorecard;

import java.util.Arrays;

/** Text in the order of its code points. */
record CodePoints(String text) implements Comparable<CodePoints> {
  @Override
  public int compareTo(CodePoints other) {
    return Arrays.compare(text.codePoints().toArray(), other.text.codePoints().toArray());
  }
}
