package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.ImportReport.Counts;
import io.appinventory.catalog.exchange.plan.Plan;
import io.appinventory.catalog.exchange.plan.SourceRow;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.graph.DependencyCycle;
import java.util.List;

/** What imports did, as JSON. */
public final class ImportReportJson {
  private ImportReportJson() {}

  /** {@code {"imports": [...]}}, one for each source. */
  public static String of(List<ImportReport> reports) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode imports = all.putArray("imports");
    reports.forEach(report -> imports.add(of(report)));
    return all.toPrettyString();
  }

  /** One of them. */
  public static ObjectNode of(ImportReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("source", report.source());
    json.put("dry_run", report.dryRun());
    json.put("clean", report.isClean());
    json.set("total", counts(report.total()));
    ObjectNode kinds = json.putObject("kinds");
    report.kinds().forEach((kind, counts) -> kinds.set(kind, counts(counts)));
    Reading reading = report.reading();
    json.put("files", reading.files().size());
    json.put("other_files", reading.otherFiles());
    ArrayNode refused = json.putArray("refused");
    reading.refusals().forEach(one -> at(refused, one.place()).put("reason", one.reason()));
    ArrayNode skipped = json.putArray("skipped");
    reading.skipped().forEach(one -> at(skipped, one.place()).put("reason", one.message()));
    ArrayNode notes = json.putArray("notes");
    reading.notes().forEach(one -> at(notes, one.place()).put("message", one.message()));
    ArrayNode conflicts = json.putArray("conflicts");
    report.conflicts().forEach(one -> add(conflicts, one));
    ArrayNode orphaned = json.putArray("orphaned");
    report.orphaned().forEach(row -> add(orphaned, row));
    ArrayNode returned = json.putArray("returned");
    report.returned().forEach(row -> add(returned, row));
    ArrayNode dangling = json.putArray("dangling");
    report.dangling().forEach(one -> add(dangling, one));
    json.put("resolved", report.resolved());
    ArrayNode repositories = json.putArray("repositories");
    report.repositories().forEach(repositories::add);
    ArrayNode cycles = json.putArray("dependency_cycles");
    report.cycles().forEach(cycle -> add(cycles, cycle));
    return json;
  }

  private static ObjectNode counts(Counts counts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("read", counts.read())
        .put("created", counts.created())
        .put("updated", counts.updated())
        .put("unchanged", counts.unchanged())
        .put("conflicts", counts.conflicts());
  }

  private static ObjectNode at(ArrayNode list, Place place) {
    return list.addObject()
        .put("file", place.file())
        .put("document", place.document())
        .put("line", place.line());
  }

  private static void add(ArrayNode list, Step.Conflict conflict) {
    at(list, conflict.descriptor().place())
        .put("key", conflict.descriptor().key())
        .put("reason", conflict.reason())
        .put("copy", conflict.copy());
  }

  private static void add(ArrayNode list, SourceRow row) {
    list.addObject()
        .put("key", row.key())
        .put("file", row.location())
        .put("document", row.documentNumber());
  }

  private static void add(ArrayNode list, DependencyCycle cycle) {
    ArrayNode members = list.addArray();
    cycle
        .members()
        .forEach(
            member ->
                members
                    .addObject()
                    .put("type", member.key().type().name())
                    .put("id", member.key().id().toString())
                    .put("name", member.label()));
  }

  private static void add(ArrayNode list, Plan.Dangling dangling) {
    list.addObject()
        .put("from", dangling.from())
        .put("file", dangling.location())
        .put("verb", dangling.reference().verb().code())
        .put("to", dangling.reference().key());
  }
}
