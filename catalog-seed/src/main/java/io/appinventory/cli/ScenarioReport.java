package io.appinventory.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.bench.ScenarioOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of Backstage's battery, for people and for programs.
 *
 * @param entities how many entities the tenant has
 * @param outcomes the scenarios
 * @param storage the bytes of each table, of all tenants
 */
record ScenarioReport(long entities, List<ScenarioOutcome> outcomes, Map<String, Long> storage) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int SHOWN_TABLES = 12;

  void print(PrintWriter out, BenchReport.Format format) throws IOException {
    switch (format) {
      case table -> printTable(out);
      case json -> out.println(JSON.writeValueAsString(json()));
    }
    out.flush();
  }

  private long bytes() {
    return storage.values().stream().mapToLong(Long::longValue).sum();
  }

  private void printTable(PrintWriter out) {
    TextTable table =
        new TextTable("", "Backstage", "here", "published ms", "p50 ms", "p99 ms", "times as fast");
    for (ScenarioOutcome outcome : outcomes) {
      table.add(
          outcome.number(),
          outcome.published(),
          outcome.ours(),
          outcome.publishedMillis(),
          rounded(outcome.medianMillis()),
          rounded(outcome.p99Millis()),
          String.format(Locale.ROOT, "%.1f", outcome.ratio()));
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%,d entities; published: 739,000, statements alone, search rows of 43 GB%n",
        entities);
    out.printf(Locale.ROOT, "%,d MB in all tables, with their indexes%n", bytes() >> 20);
    storage.entrySet().stream()
        .limit(SHOWN_TABLES)
        .forEach(
            each -> out.printf(Locale.ROOT, "%,8d MB %s%n", each.getValue() >> 20, each.getKey()));
  }

  private static String rounded(double millis) {
    return String.format(Locale.ROOT, "%.3f", millis);
  }

  private ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("entities", entities);
    json.set("scenarios", JSON.valueToTree(outcomes));
    json.put("storage_bytes", bytes());
    json.set("tables", JSON.valueToTree(storage));
    return json;
  }
}
