package io.appinventory.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table for people: columns as wide as need be, numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<Object>> rows = new ArrayList<>();

  TextTable(String... headings) {
    rows.add(List.of((Object[]) headings));
  }

  /** Adds a row of as many cells as there are headings. */
  TextTable add(Object... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(PrintWriter out) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      widths[column] = column(column).mapToInt(TextTable::width).max().orElse(0);
      numbers[column] =
          rows.size() > 1 && column(column).skip(1).allMatch(Number.class::isInstance);
    }
    for (List<Object> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(column == 0 ? "" : GAP);
        String padding = " ".repeat(widths[column] - width(row.get(column)));
        line.append(numbers[column] ? padding + row.get(column) : row.get(column) + padding);
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }

  private Stream<Object> column(int index) {
    return rows.stream().map(row -> row.get(index));
  }

  private static int width(Object cell) {
    String text = cell.toString();
    return text.codePointCount(0, text.length());
  }
}
