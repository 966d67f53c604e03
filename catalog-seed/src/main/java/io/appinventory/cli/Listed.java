package io.appinventory.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Prints lists for people: a heading with the number, the first lines, how many are left out. */
final class Listed {
  /** The most lines of one list. */
  static final int MAX_LINES = 50;

  private Listed() {}

  /** Prints a list and a blank line; nothing when it is empty. */
  static <T> void print(PrintWriter out, String heading, List<T> items, Function<T, String> text) {
    if (items.isEmpty()) {
      return;
    }
    out.println(heading + ": " + items.size());
    items.stream().limit(MAX_LINES).forEach(item -> out.println("  " + text.apply(item)));
    if (items.size() > MAX_LINES) {
      out.println("  ... and " + (items.size() - MAX_LINES) + " more; --format json lists all");
    }
    out.println();
  }
}
