package io.appinventory.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.ScoreJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Scorecards for programs: summaries and results as over HTTP. */
final class ScoreReportJson {
  private final Minimum minimum;

  ScoreReportJson(Minimum minimum) {
    this.minimum = minimum;
  }

  /** {@code {"scorecards": [{"summary", "results", "reached"}], "minimum", "reached"}}. */
  void print(List<ScoreSheet> sheets, PrintWriter out) throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeArrayFieldStart("scorecards");
      for (ScoreSheet sheet : sheets) {
        write(json, sheet);
      }
      json.writeEndArray();
      json.writeFieldName("minimum");
      if (minimum.percent().isPresent()) {
        json.writeNumber(minimum.percent().get());
      } else {
        json.writeNull();
      }
      json.writeBooleanField("reached", sheets.stream().allMatch(minimum::isReached));
      json.writeEndObject();
    }
    out.println();
  }

  private void write(JsonGenerator json, ScoreSheet sheet) throws IOException {
    json.writeStartObject();
    json.writeFieldName("summary");
    ScoreJson.write(json, sheet.summary());
    if (sheet.results().isPresent()) {
      json.writeArrayFieldStart("results");
      for (EntityResult result : sheet.results().get()) {
        ScoreJson.write(json, result);
      }
      json.writeEndArray();
    }
    json.writeBooleanField("reached", minimum.isReached(sheet));
    json.writeEndObject();
  }
}
