package io.appinventory.catalog.scorecard.result;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
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
    criteria(out, score);
    out.writeEndObject();
  }

  private static void criteria(JsonGenerator out, EntityScore score) throws IOException {
    out.writeArrayFieldStart("criteria");
    for (CriterionResult criterion : score.criteria()) {
      write(out, criterion);
    }
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, CriterionResult criterion) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", criterion.name());
    out.writeNumberField("weight", criterion.weight());
    out.writeStringField("outcome", criterion.outcome().code());
    out.writeFieldName("found");
    out.writeRawValue(criterion.found() == null ? "null" : criterion.found().text());
    text(out, "hint", criterion.hint());
    text(out, "required_for", criterion.level());
    exemption(out, criterion.exemption());
    if (criterion.filter() != null) {
      out.writeStringField("filter", criterion.filter());
    }
    out.writeEndObject();
  }

  private static void exemption(JsonGenerator out, @Nullable ExemptionNote exemption)
      throws IOException {
    out.writeFieldName("exemption");
    if (exemption == null) {
      out.writeNull();
      return;
    }
    Instant end = exemption.expiresAt();
    out.writeStartObject();
    out.writeStringField("reason", exemption.reason());
    text(out, "expires_at", end == null ? null : end.toString());
    out.writeEndObject();
  }

  /** Writes an entity with what a scorecard says of it. */
  public static void write(JsonGenerator out, EntityResult result) throws IOException {
    out.writeStartObject();
    out.writeStringField("entity_type", result.entityType());
    out.writeStringField("id", result.entityId().toString());
    out.writeStringField("name", result.name());
    number(out, "score", result.score().score());
    text(out, "level", result.score().level());
    criteria(out, result.score());
    out.writeEndObject();
  }

  /** Writes what would change. */
  public static void write(JsonGenerator out, Comparison comparison) throws IOException {
    out.writeStartObject();
    out.writeStringField("scorecard_id", comparison.saved().toString());
    out.writeStringField("name", comparison.name());
    out.writeNumberField("rises", comparison.rises());
    out.writeNumberField("drops", comparison.drops());
    out.writeNumberField("unchanged", comparison.unchanged());
    out.writeNumberField("enters", comparison.enters());
    out.writeNumberField("leaves", comparison.leaves());
    out.writeArrayFieldStart("levels");
    for (Comparison.LevelMove move : comparison.levels()) {
      out.writeStartObject();
      text(out, "before", move.before());
      text(out, "after", move.after());
      out.writeNumberField("count", move.count());
      out.writeEndObject();
    }
    out.writeEndArray();
    changes(out, "top_rises", comparison.topRises());
    changes(out, "top_drops", comparison.topDrops());
    out.writeEndObject();
  }

  private static void changes(JsonGenerator out, String name, List<ScoreChange> changes)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (ScoreChange change : changes) {
      out.writeStartObject();
      out.writeStringField("entity_type", change.entityType());
      out.writeStringField("id", change.entityId().toString());
      out.writeStringField("name", change.name());
      number(out, "before", change.before());
      text(out, "level_before", change.levelBefore());
      number(out, "after", change.after());
      text(out, "level_after", change.levelAfter());
      number(out, "difference", change.difference());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Writes the summary of a portfolio. */
  public static void write(JsonGenerator out, Summary summary) throws IOException {
    summary(out, summary, summary.scorecard().toString());
  }

  /** Writes the summary of a scorecard that is not saved, and has no id that means anything. */
  public static void writeUnsaved(JsonGenerator out, Summary summary) throws IOException {
    summary(out, summary, null);
  }

  private static void summary(JsonGenerator out, Summary summary, @Nullable String id)
      throws IOException {
    out.writeStartObject();
    text(out, "scorecard_id", id);
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
