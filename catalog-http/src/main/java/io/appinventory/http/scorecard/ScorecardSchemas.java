package io.appinventory.http.scorecard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.route.Schemas;

/** The schemas of what scorecards say. */
final class ScorecardSchemas {
  private ScorecardSchemas() {}

  /** A page of results. */
  static ObjectNode results() {
    return Schemas.page(result());
  }

  private static ObjectNode result() {
    return Schemas.object(
        "entity_type", Schemas.string(),
        "id", Schemas.uuid(),
        "name", Schemas.string(),
        "score", percent(),
        "level", Schemas.nullable(Schemas.string()),
        "criteria", Schemas.listOf(Schemas.ref("CriterionResult")));
  }

  /** A scorecard to be asked without being saved. */
  static ObjectNode unsaved() {
    ObjectNode schema = EntitySchemas.creation(Scorecards.TYPE);
    schema.withObject("/properties").remove("exemptions");
    schema.withObject("/properties").set("compare_to", Schemas.nullable(Schemas.uuid()));
    schema
        .withObject("/properties/criteria/items/properties")
        .set("check_config", Schemas.ref("CheckConfig"));
    schema.putArray("required").add("entity_types");
    return schema;
  }

  /** What a scorecard would say. */
  static ObjectNode evaluation() {
    ObjectNode unsaved = summary();
    unsaved.withObject("/properties").set("scorecard_id", Schemas.nullable(Schemas.uuid()));
    return Schemas.data(
        Schemas.object(
            "summary", unsaved,
            "results", Schemas.listOf(result()),
            "compared_to", Schemas.nullable(summary()),
            "comparison", Schemas.nullable(comparison())));
  }

  private static ObjectNode comparison() {
    ObjectNode move =
        Schemas.object(
            "before", Schemas.nullable(Schemas.string()),
            "after", Schemas.nullable(Schemas.string()),
            "count", Schemas.integer(1));
    return Schemas.object(
        "scorecard_id", Schemas.uuid(),
        "name", Schemas.string(),
        "rises", Schemas.integer(0),
        "drops", Schemas.integer(0),
        "unchanged", Schemas.integer(0),
        "enters", Schemas.integer(0),
        "leaves", Schemas.integer(0),
        "levels", Schemas.listOf(move),
        "top_rises", Schemas.listOf(change()),
        "top_drops", Schemas.listOf(change()));
  }

  private static ObjectNode change() {
    return Schemas.object(
        "entity_type", Schemas.string(),
        "id", Schemas.uuid(),
        "name", Schemas.string(),
        "before", percent(),
        "level_before", Schemas.nullable(Schemas.string()),
        "after", percent(),
        "level_after", Schemas.nullable(Schemas.string()),
        "difference", JsonNodeFactory.instance.objectNode().put("type", "number"));
  }

  /** The summary of a portfolio. */
  static ObjectNode summary() {
    ObjectNode group = group();
    group.withObject("/properties").set("key", Schemas.nullable(Schemas.string()));
    group.withObject("/properties").set("label", Schemas.nullable(Schemas.string()));
    return Schemas.object(
        "scorecard_id", Schemas.uuid(),
        "name", Schemas.string(),
        "by", Schemas.nullable(Schemas.string()),
        "total", group(),
        "groups", Schemas.listOf(group));
  }

  private static ObjectNode group() {
    ObjectNode levels = Schemas.object();
    levels.set("additionalProperties", Schemas.integer(0));
    ObjectNode criterion =
        Schemas.object(
            "name", Schemas.string(),
            "passed", Schemas.integer(0),
            "failed", Schemas.integer(0),
            "not_applicable", Schemas.integer(0),
            "exempt", Schemas.integer(0),
            "pass_rate", percent());
    return Schemas.object(
        "count", Schemas.integer(0),
        "scored", Schemas.integer(0),
        "average", percent(),
        "levels", levels,
        "distribution", Schemas.listOf(Schemas.integer(0)),
        "criteria", Schemas.listOf(criterion));
  }

  private static ObjectNode percent() {
    return Schemas.nullable(
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "number")
            .put("minimum", 0)
            .put("maximum", 100));
  }
}
