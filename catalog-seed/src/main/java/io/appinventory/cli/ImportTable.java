package io.appinventory.cli;

import io.appinventory.catalog.exchange.ImportReport;
import io.appinventory.catalog.exchange.ImportReport.Counts;
import io.appinventory.catalog.exchange.plan.SourceRow;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.graph.DependencyCycle;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Prints what an import did, for people: what needs attention first, the sums last. */
final class ImportTable {
  private static final int MAX_LINES = 50;

  private final PrintWriter out;

  ImportTable(PrintWriter out) {
    this.out = out;
  }

  void print(ImportReport report) {
    Reading reading = report.reading();
    list("Refused", reading.refusals(), refusal -> refusal.place() + ": " + refusal.reason());
    list(
        "Conflicts, not taken",
        report.conflicts(),
        conflict ->
            conflict.descriptor().place()
                + ": "
                + conflict.descriptor().key()
                + " "
                + conflict.reason());
    list("Orphaned, gone from the source", report.orphaned(), ImportTable::row);
    list("Back in the source", report.returned(), ImportTable::row);
    list(
        "Dangling references",
        report.dangling(),
        dangling ->
            "%s %s %s (%s)"
                .formatted(
                    dangling.from(),
                    dangling.reference().verb().code(),
                    dangling.reference().key(),
                    dangling.location()));
    list("Dependency cycles", report.cycles(), DependencyCycle::toString);
    list("Noted", reading.notes(), note -> note.place() + ": " + note.message());
    list("Skipped", reading.skipped(), note -> note.place() + ": " + note.message());
    sums(report);
  }

  private static String row(SourceRow row) {
    return row.key() + " (" + row.location() + ")";
  }

  private <T> void list(String heading, List<T> items, Function<T, String> text) {
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

  private void sums(ImportReport report) {
    TextTable table =
        new TextTable("descriptors", "read", "created", "updated", "unchanged", "conflicts");
    report.kinds().forEach((kind, counts) -> add(table, kind, counts));
    add(table, "total", report.total());
    table.print(out);
    Reading reading = report.reading();
    out.println(
        "%s%s: %d files with descriptors, %d others; %d documents refused, %d skipped; %d references dangle, %d resolved; %d repositories made"
            .formatted(
                report.dryRun() ? "Nothing was written. " : "",
                report.source(),
                reading.files().size(),
                reading.otherFiles(),
                reading.refusals().size(),
                reading.skipped().size(),
                report.dangling().size(),
                report.resolved(),
                report.repositories().size()));
  }

  private static void add(TextTable table, String name, Counts counts) {
    table.add(
        name,
        counts.read(),
        counts.created(),
        counts.updated(),
        counts.unchanged(),
        counts.conflicts());
  }
}
