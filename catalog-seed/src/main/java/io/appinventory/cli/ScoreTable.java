package io.appinventory.cli;

import io.appinventory.catalog.scorecard.result.GroupSummary;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scorecards for people: a line for the whole, a table with bars for its parts. */
final class ScoreTable {
  private static final int WIDTH = 20;
  private static final int MAX_FAILURES = 60;

  private final Minimum minimum;

  ScoreTable(Minimum minimum) {
    this.minimum = minimum;
  }

  void print(List<ScoreSheet> sheets, PrintWriter out) {
    boolean first = true;
    for (ScoreSheet sheet : sheets) {
      if (!first) {
        out.println();
      }
      first = false;
      print(sheet, out);
    }
  }

  private void print(ScoreSheet sheet, PrintWriter out) {
    GroupSummary total = sheet.summary().total();
    String levels = sheet.levels(total);
    out.printf(
        "%s: %s %s of %d entities%s%n",
        sheet.summary().name(),
        score(sheet.average()),
        bar(sheet.average()),
        total.count(),
        levels.isEmpty() ? "" : " (" + levels + ")");
    if (minimum.isAbove(sheet.average())) {
      out.println(minimum.complaint(sheet.average()));
    }
    List<ScoreSheet.Row> rows = sheet.rows();
    if (rows.isEmpty()) {
      return;
    }
    out.println();
    if (sheet.results().isPresent()) {
      entities(rows).print(out);
    } else {
      groups(sheet.summary().by(), rows).print(out);
    }
  }

  private TextTable entities(List<ScoreSheet.Row> rows) {
    TextTable table = new TextTable("entity", "score", "", "level", "failed");
    for (ScoreSheet.Row row : rows) {
      String failed =
          row.failures().stream()
              .map(ScoreSheet.Failure::criterion)
              .collect(Collectors.joining(", "));
      table.add(row.label(), scoreOf(row), bar(row.score()), row.remark(), shortened(failed));
    }
    return table;
  }

  private TextTable groups(@Nullable String by, List<ScoreSheet.Row> rows) {
    String heading = by == null ? "" : by.replaceFirst("_id$", "");
    TextTable table = new TextTable(heading, "entities", "score", "", "levels");
    for (ScoreSheet.Row row : rows) {
      table.add(row.label(), row.count(), scoreOf(row), bar(row.score()), row.remark());
    }
    return table;
  }

  private String scoreOf(ScoreSheet.Row row) {
    return score(row.score()) + (minimum.isAbove(row) ? " !" : "");
  }

  private static String score(@Nullable BigDecimal score) {
    return score == null ? "     -" : "%6s".formatted(score);
  }

  private static String bar(@Nullable BigDecimal score) {
    int full = score == null ? 0 : score.intValue() * WIDTH / 100;
    return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
  }

  private static String shortened(String text) {
    return text.length() <= MAX_FAILURES ? text : text.substring(0, MAX_FAILURES - 3) + "...";
  }
}
