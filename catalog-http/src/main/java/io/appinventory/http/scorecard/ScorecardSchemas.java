package io.appinventory.http.scorecard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.http.route.Schemas;

/** The schemas of what scorecards say. */
final class ScorecardSchemas {
  private ScorecardSchemas() {}

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
