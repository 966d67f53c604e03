package io.appinventory.cli;

import io.appinventory.catalog.exchange.ImportReport;
import io.appinventory.catalog.exchange.ImportReport.Counts;
import io.appinventory.catalog.exchange.plan.SourceRow;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.graph.DependencyCycle;
import java.io.PrintWriter;

/** Prints what an import did, for people: what needs attention first, the sums last. */
final class ImportTable {
  private final PrintWriter out;

  ImportTable(PrintWriter out) {
    this.out = out;
  }

  void print(ImportReport report) {
    Reading reading = report.reading();
    Listed.print(
        out, "Refused", reading.refusals(), refusal -> refusal.place() + ": " + refusal.reason());
    Listed.print(
        out,
        "Conflicts, not taken",
        report.conflicts(),
        conflict ->
            conflict.descriptor().place()
                + ": "
                + conflict.descriptor().key()
                + " "
                + conflict.reason());
    Listed.print(out, "Orphaned, gone from the source", report.orphaned(), ImportTable::row);
    Listed.print(out, "Back in the source", report.returned(), ImportTable::row);
    Listed.print(
        out,
        "Dangling references",
        report.dangling(),
        dangling ->
            "%s %s %s (%s)"
                .formatted(
                    dangling.from(),
                    dangling.reference().verb().code(),
                    dangling.reference().key(),
                    dangling.location()));
    Listed.print(out, "Dependency cycles", report.cycles(), DependencyCycle::toString);
    Listed.print(out, "Noted", reading.notes(), note -> note.place() + ": " + note.message());
    Listed.print(out, "Skipped", reading.skipped(), note -> note.place() + ": " + note.message());
    sums(report);
  }

  private static String row(SourceRow row) {
    return row.key() + " (" + row.location() + ")";
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
