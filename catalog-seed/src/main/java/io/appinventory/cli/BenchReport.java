package io.appinventory.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.bench.Measurements;
import io.appinventory.bench.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, for people and for programs.
 *
 * @param outcomes the questions
 * @param failures why a question could not be measured, by its name
 * @param server figures of the server as a whole, by name; empty where none served
 */
record BenchReport(List<Outcome> outcomes, Map<String, String> failures, Map<String, Long> server) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static BenchReport of(Measurements measured, Map<String, Long> server) {
    return new BenchReport(measured.outcomes(), measured.failures(), server);
  }

  /** How it is printed. */
  enum Format {
    /** For people. */
    table,
    /** For programs. */
    json
  }

  void print(PrintWriter out, Format format) throws IOException {
    switch (format) {
      case table -> printTable(out);
      case json -> out.println(JSON.writeValueAsString(json()));
    }
    out.flush();
  }

  private void printTable(PrintWriter out) {
    TextTable table =
        new TextTable(
            "question",
            "clients",
            "per s",
            "p50 us",
            "p99 us",
            "cpu us",
            "limit per s",
            "of the limit",
            "aim",
            "reached");
    for (Outcome outcome : outcomes) {
      table.add(
          outcome.name(),
          outcome.atOnce(),
          Math.round(outcome.perSecond()),
          Math.round(outcome.medianMicros()),
          Math.round(outcome.p99Micros()),
          outcome.cpuMicros() == null ? "" : Math.round(outcome.cpuMicros()),
          Math.round(outcome.limitPerSecond()),
          String.format(Locale.ROOT, "%.2f", outcome.ratio()),
          String.format(Locale.ROOT, "%.2f", outcome.atLeast()),
          outcome.reached() ? "yes" : "no");
    }
    table.print(out);
    failures.forEach((name, why) -> out.println("not measured: " + name + ": " + why));
    server.forEach((name, value) -> out.println(name.replace('_', ' ') + " " + value));
  }

  private ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.set("outcomes", JSON.valueToTree(outcomes));
    json.set("failures", JSON.valueToTree(failures));
    json.set("server", JSON.valueToTree(server));
    return json;
  }
}
