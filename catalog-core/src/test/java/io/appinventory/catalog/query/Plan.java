package io.appinventory.catalog.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL did for a statement.
 *
 * @param scans how each table was read, {@code Index Scan on services}, with the index
 * @param rows how many rows were read from tables and indexes, those dropped by filters included
 */
public record Plan(List<String> scans, long rows) {
  public static Plan of(String explained) {
    List<String> scans = new ArrayList<>();
    long rows = read(Json.ofText(explained).node().get(0).get("Plan"), scans);
    return new Plan(scans, rows);
  }

  private static long read(JsonNode node, List<String> scans) {
    long rows = 0;
    if (node.path("Node Type").asText().contains("Scan")
        && (node.has("Relation Name") || node.has("Index Name"))) {
      scans.add(
          node.get("Node Type").asText()
              + " on "
              + node.path("Relation Name").asText()
              + " "
              + node.path("Index Name").asText());
      double each =
          node.path("Actual Rows").asDouble()
              + node.path("Rows Removed by Filter").asDouble()
              + node.path("Rows Removed by Index Recheck").asDouble();
      rows += Math.round(each * node.path("Actual Loops").asDouble());
    }
    for (JsonNode child : node.path("Plans")) {
      rows += read(child, scans);
    }
    return rows;
  }

  boolean readsAWholeTable() {
    return scans.stream().anyMatch(scan -> scan.startsWith("Seq Scan"));
  }
}
