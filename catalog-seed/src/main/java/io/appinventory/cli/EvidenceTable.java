package io.appinventory.cli;

import io.appinventory.catalog.evidence.EvidenceReport;
import io.appinventory.catalog.evidence.EvidenceReport.AdvisoryCounts;
import io.appinventory.catalog.evidence.EvidenceReport.Taken;
import io.appinventory.catalog.exchange.read.Reading;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what an import of evidence did, for people: what was refused first, the facts last. */
final class EvidenceTable {
  private final PrintWriter out;

  EvidenceTable(PrintWriter out) {
    this.out = out;
  }

  void print(EvidenceReport report, Reading reading) {
    Listed.print(
        out, "Refused", reading.refusals(), refusal -> refusal.place() + ": " + refusal.reason());
    TextTable table = new TextTable("evidence", "fact", "value");
    report.reports().forEach(taken -> add(table, taken));
    if (!report.reports().isEmpty()) {
      table.print(out);
    }
    report.reports().forEach(this::sum);
    advisories(report.advisories());
    out.println(
        "%s%d files with evidence, %d others, %d refused"
            .formatted(
                report.dryRun() ? "Nothing was written. " : "",
                reading.files().size(),
                reading.otherFiles(),
                reading.refusals().size()));
  }

  private static void add(TextTable table, Taken taken) {
    taken.facts().entrySet().stream()
        .limit(Listed.MAX_LINES)
        .forEach(
            fact ->
                table.add(
                    taken.format().code(),
                    fact.getKey(),
                    fact.getValue().stripTrailingZeros().toPlainString()));
  }

  private void sum(Taken taken) {
    out.println(
        "%s from %s: %s, %d files, %d packages, %d vulnerabilities, observed %s, %s"
            .formatted(
                taken.format().code(),
                taken.source(),
                taken.outcome().name().toLowerCase(Locale.ROOT),
                taken.files(),
                taken.packages(),
                taken.vulnerabilities(),
                taken.observedAt(),
                taken.expiresAt() == null ? "does not expire" : "expires " + taken.expiresAt()));
  }

  private void advisories(AdvisoryCounts counts) {
    if (counts.read() > 0) {
      out.println(
          "advisories: %d read, %d created, %d updated, %d unchanged, %d vulnerabilities found"
              .formatted(
                  counts.read(),
                  counts.created(),
                  counts.updated(),
                  counts.unchanged(),
                  counts.vulnerabilities()));
    }
  }
}
