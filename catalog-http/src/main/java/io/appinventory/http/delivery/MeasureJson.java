package io.appinventory.http.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.Requirements;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.delivery.Vulnerabilities;
import io.appinventory.catalog.delivery.measure.Band;
import io.appinventory.catalog.delivery.measure.BuildWeek;
import io.appinventory.catalog.delivery.measure.DefectFlow;
import io.appinventory.catalog.delivery.measure.Dora;
import io.appinventory.catalog.delivery.measure.Exposure;
import io.appinventory.catalog.delivery.measure.FixPolicy;
import io.appinventory.catalog.delivery.measure.FlakyTest;
import io.appinventory.catalog.delivery.measure.Measured;
import io.appinventory.catalog.delivery.measure.ReleaseNotes;
import io.appinventory.catalog.delivery.measure.Window;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.route.Schemas;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes measures, as one principal may see them. */
final class MeasureJson {
  private final Masking masking;

  MeasureJson(Principal principal) {
    this.masking = Masking.ofAnswers(principal.role());
  }

  /** An entity with DORA's measures. */
  <R extends Entity<R>> void dora(
      JsonGenerator out, EntityType<R> type, Measured<R, Dora> measured, Window window)
      throws IOException {
    Dora dora = measured.measure();
    start(out, type, measured.entity(), window);
    out.writeNumberField("deployments", dora.deployments());
    out.writeNumberField("failures", dora.failures());
    out.writeNumberField("unrestored", dora.unrestored());
    value(out, "deployment_frequency", dora.deploymentFrequency(), dora.deploymentFrequencyBand());
    value(out, "lead_time_hours", dora.leadTimeHours(), dora.leadTimeBand());
    value(out, "change_failure_rate", dora.changeFailureRate(), dora.changeFailureRateBand());
    value(out, "time_to_restore_hours", dora.timeToRestoreHours(), dora.timeToRestoreBand());
    out.writeEndObject();
  }

  private <R extends Entity<R>> void start(
      JsonGenerator out, EntityType<R> type, R entity, Window window) throws IOException {
    out.writeStartObject();
    mention(out, "entity", type, entity);
    out.writeStringField("from", window.from().toString());
    out.writeStringField("to", window.to().toString());
  }

  /** A member that mentions an entity. */
  private <R extends Entity<R>> void mention(
      JsonGenerator out, String name, EntityType<R> type, R entity) throws IOException {
    out.writeFieldName(name);
    summary(out, type, entity);
  }

  /** What is shown of an entity where another mentions it. */
  private <R extends Entity<R>> void summary(JsonGenerator out, EntityType<R> type, R entity)
      throws IOException {
    EntityJson.write(
        out,
        masking,
        type,
        entity,
        type.summary().stream().map(Property::name).collect(Collectors.toSet()));
  }

  private static void value(
      JsonGenerator out, String name, @Nullable BigDecimal value, Optional<Band> band)
      throws IOException {
    out.writeObjectFieldStart(name);
    number(out, "value", value);
    out.writeStringField("band", band.map(Band::code).orElse(null));
    out.writeEndObject();
  }

  /** A member with a number, or null. */
  static void number(JsonGenerator out, String name, @Nullable BigDecimal value)
      throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value);
    }
  }

  /** A project with what its defects come to. */
  void defects(JsonGenerator out, Measured<Project, DefectFlow> measured, Window window)
      throws IOException {
    DefectFlow flow = measured.measure();
    start(out, Projects.TYPE, measured.entity(), window);
    out.writeNumberField("found", flow.found());
    out.writeNumberField("escaped", flow.escaped());
    number(out, "escape_rate", flow.escapeRate());
    out.writeNumberField("resolved", flow.resolved());
    number(out, "resolve_days", flow.resolveDays());
    out.writeNumberField("open", flow.open());
    number(out, "open_days", flow.openDays());
    out.writeEndObject();
  }

  /** A project with what its vulnerabilities expose. */
  void exposure(
      JsonGenerator out, Measured<Project, Exposure> measured, Window window, FixPolicy policy)
      throws IOException {
    start(out, Projects.TYPE, measured.entity(), window);
    out.writeArrayFieldStart("severities");
    for (var each : measured.measure().severities().entrySet()) {
      out.writeStartObject();
      out.writeStringField("severity", each.getKey().code());
      out.writeNumberField("policy_days", policy.days(each.getKey()));
      out.writeNumberField("open", each.getValue().open());
      out.writeNumberField("overdue", each.getValue().overdue());
      out.writeNumberField("remediated", each.getValue().remediated());
      out.writeNumberField("in_time", each.getValue().inTime());
      number(out, "in_time_rate", each.getValue().inTimeRate());
      number(out, "fix_days", each.getValue().fixDays());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** A list of flaky tests. */
  void flakyTests(JsonGenerator out, List<FlakyTest> tests) throws IOException {
    out.writeStartArray();
    for (FlakyTest each : tests) {
      out.writeStartObject();
      mention(out, "entity", TestCases.TYPE, each.testCase());
      out.writeNumberField("runs", each.runs());
      out.writeNumberField("failures", each.failures());
      out.writeNumberField("flaky_commits", each.flakyCommits());
      out.writeNumberField("flips", each.flips());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** A list of weeks. */
  static void weeks(JsonGenerator out, List<BuildWeek> weeks) throws IOException {
    out.writeStartArray();
    for (BuildWeek each : weeks) {
      out.writeStartObject();
      out.writeStringField("week", each.week().toString());
      out.writeNumberField("builds", each.builds());
      out.writeNumberField("failed", each.failed());
      number(out, "duration_seconds", each.durationSeconds());
      number(out, "coverage_percent", each.coveragePercent());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Release notes. */
  void notes(JsonGenerator out, ReleaseNotes notes) throws IOException {
    out.writeStartObject();
    mention(out, "project", Projects.TYPE, notes.project());
    mention(out, "from", Builds.TYPE, notes.from());
    mention(out, "to", Builds.TYPE, notes.to());
    mentions(out, "builds", Builds.TYPE, notes.builds());
    mentions(out, "requirements", Requirements.TYPE, notes.requirements());
    mentions(out, "features", Features.TYPE, notes.features());
    mentions(out, "defects", Defects.TYPE, notes.defects());
    mentions(out, "vulnerabilities", Vulnerabilities.TYPE, notes.vulnerabilities());
    out.writeBooleanField("complete", notes.complete());
    out.writeEndObject();
  }

  /** What {@link #notes} writes. */
  static ObjectNode notesSchema() {
    ObjectNode some = Schemas.listOf(Schemas.object());
    return Schemas.object(
        "project", Schemas.object(),
        "from", Schemas.object(),
        "to", Schemas.object(),
        "builds", some,
        "requirements", some,
        "features", some,
        "defects", some,
        "vulnerabilities", some,
        "complete", Schemas.bool());
  }

  private <R extends Entity<R>> void mentions(
      JsonGenerator out, String name, EntityType<R> type, List<R> all) throws IOException {
    out.writeArrayFieldStart(name);
    for (R each : all) {
      summary(out, type, each);
    }
    out.writeEndArray();
  }

  /** What {@link #number} writes. */
  static ObjectNode numberSchema() {
    return Schemas.nullable(Schemas.object().put("type", "number"));
  }
}
