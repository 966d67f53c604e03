package io.appinventory.catalog.scorecard.result;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what scorecards say as JSON. */
public final class ScoreJson {
  private ScoreJson() {}

  /** Writes what scorecards say of one entity, as a list. */
  public static void write(JsonGenerator out, List<EntityScore> scores) throws IOException {
    out.writeStartArray();
    for (EntityScore score : scores) {
      write(out, score);
    }
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, EntityScore score) throws IOException {
    out.writeStartObject();
    out.writeStringField("scorecard_id", score.scorecard().toString());
    out.writeStringField("name", score.name());
    number(out, "score", score.score());
    text(out, "level", score.level());
    out.writeArrayFieldStart("criteria");
    for (CriterionResult criterion : score.criteria()) {
      write(out, criterion);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, CriterionResult criterion) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", criterion.name());
    out.writeNumberField("weight", criterion.weight());
    out.writeStringField("outcome", criterion.outcome().code());
    out.writeFieldName("found");
    out.writeRawValue(criterion.found() == null ? "null" : criterion.found().text());
    text(out, "hint", criterion.hint());
    out.writeEndObject();
  }

  /** Writes the summary of a portfolio. */
  public static void write(JsonGenerator out, Summary summary) throws IOException {
    out.writeStartObject();
    out.writeStringField("scorecard_id", summary.scorecard().toString());
    out.writeStringField("name", summary.name());
    out.writeFieldName("total");
    group(out, summary, summary.total(), null);
    text(out, "by", summary.by());
    out.writeArrayFieldStart("groups");
    for (Summary.Group group : summary.groups()) {
      group(out, summary, group.summary(), group);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void group(
      JsonGenerator out, Summary summary, GroupSummary of, Summary.@Nullable Group group)
      throws IOException {
    out.writeStartObject();
    if (group != null) {
      text(out, "key", group.key());
      text(out, "label", group.label());
    }
    out.writeNumberField("count", of.count());
    out.writeNumberField("scored", of.scored());
    number(out, "average", of.average());
    out.writeObjectFieldStart("levels");
    for (int i = 0; i < of.levels().size(); i++) {
      out.writeNumberField(i == 0 ? "none" : summary.levels().get(i - 1), of.levels().get(i));
    }
    out.writeEndObject();
    out.writeArrayFieldStart("distribution");
    for (long bucket : of.buckets()) {
      out.writeNumber(bucket);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("criteria");
    for (Tally tally : of.criteria()) {
      tally(out, tally);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void tally(JsonGenerator out, Tally tally) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", tally.criterion());
    out.writeNumberField("passed", tally.passed());
    out.writeNumberField("failed", tally.failed());
    out.writeNumberField("not_applicable", tally.notApplicable());
    out.writeNumberField("exempt", tally.exempt());
    number(out, "pass_rate", tally.passRate());
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    out.writeFieldName(name);
    out.writeString(value);
  }

  private static void number(JsonGenerator out, String name, @Nullable BigDecimal value)
      throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value);
    }
  }
}
