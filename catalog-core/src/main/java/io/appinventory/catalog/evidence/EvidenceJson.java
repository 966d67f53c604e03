package io.appinventory.catalog.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.evidence.EvidenceReport.AdvisoryCounts;
import io.appinventory.catalog.evidence.EvidenceReport.Taken;
import io.appinventory.catalog.exchange.read.Reading;
import java.math.BigDecimal;
import java.util.Locale;

/** What an import of evidence did, as JSON. */
public final class EvidenceJson {
  private EvidenceJson() {}

  /** With what became of the files. */
  public static ObjectNode of(EvidenceReport report, Reading reading) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dry_run", report.dryRun());
    json.put("clean", reading.refusals().isEmpty());
    json.put("files", reading.files().size());
    json.put("other_files", reading.otherFiles());
    json.set("refused", refused(reading));
    ArrayNode reports = json.putArray("reports");
    report.reports().forEach(taken -> add(reports.addObject(), taken));
    json.set("advisories", counts(report.advisories()));
    return json;
  }

  /** The files that were refused, and why. */
  public static ArrayNode refused(Reading reading) {
    ArrayNode refused = JsonNodeFactory.instance.arrayNode();
    for (Reading.Refusal refusal : reading.refusals()) {
      refused
          .addObject()
          .put("file", refusal.place().file())
          .put("line", refusal.place().line())
          .put("reason", refusal.reason());
    }
    return refused;
  }

  private static void add(ObjectNode json, Taken taken) {
    json.put("format", taken.format().code());
    json.put("source", taken.source());
    json.put("files", taken.files());
    json.put("outcome", taken.outcome().name().toLowerCase(Locale.ROOT));
    json.put("observed_at", taken.observedAt().toString());
    json.put("expires_at", taken.expiresAt() == null ? null : taken.expiresAt().toString());
    json.put("packages", taken.packages());
    json.put("vulnerabilities", taken.vulnerabilities());
    ObjectNode facts = json.putObject("facts");
    taken.facts().forEach((name, value) -> facts.put(name, plain(value)));
  }

  /** Without zeros at its end, and without an exponent. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static ObjectNode counts(AdvisoryCounts counts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("read", counts.read())
        .put("created", counts.created())
        .put("updated", counts.updated())
        .put("unchanged", counts.unchanged())
        .put("vulnerabilities", counts.vulnerabilities());
  }
}
