package io.appinventory.catalog.delivery.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.delivery.ResultStatus;
import io.appinventory.catalog.evidence.EvidenceJson;
import io.appinventory.catalog.exchange.read.Reading;

/** What an import of runs of tests did, as JSON. */
public final class RunReportJson {
  private RunReportJson() {}

  /** With what became of the files. */
  public static ObjectNode of(RunReport report, Reading reading) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dry_run", report.dryRun());
    json.put("clean", reading.refusals().isEmpty() && report.unmatched() == 0);
    json.put("files", reading.files().size());
    json.put("other_files", reading.otherFiles());
    json.set("refused", EvidenceJson.refused(reading));
    ObjectNode results = json.putObject("results");
    int total = 0;
    for (ResultStatus status : ResultStatus.values()) {
      int count = report.results().getOrDefault(status, 0);
      results.put(status.code(), count);
      total += count;
    }
    results.put("total", total);
    json.putObject("test_cases").put("matched", report.matched()).put("created", report.created());
    json.put("unmatched", report.unmatched());
    ArrayNode names = json.putArray("unmatched_names");
    report.unmatchedNames().forEach(names::add);
    return json;
  }
}
