package io.appinventory.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.ValueType;
import io.appinventory.catalog.scorecard.check.Checks;
import io.appinventory.catalog.scorecard.rating.Outcome;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Schemas;

/** Schemas that belong to no entity type. */
final class CommonSchemas {
  private CommonSchemas() {}

  static void addTo(ObjectNode schemas) {
    schemas.set("Problem", problem());
    schemas.set("FieldError", fieldError());
    schemas.set("PageMeta", pageMeta());
    schemas.set("EntityScore", entityScore());
    schemas.set("CriterionResult", criterionResult());
    schemas.set("CheckConfig", checkConfig());
  }

  private static ObjectNode problem() {
    ObjectNode code = Schemas.string();
    ArrayNode codes = code.putArray("enum");
    for (ProblemType type : ProblemType.values()) {
      codes.add(type.code());
    }
    return Schemas.object(
            "type", Schemas.string().put("format", "uri"),
            "title", Schemas.string(),
            "status", Schemas.integer(400, 599),
            "detail", Schemas.string(),
            "instance", Schemas.string().put("format", "uri-reference"),
            "code", code,
            "errors", Schemas.listOf(Schemas.ref("FieldError")),
            "request_id", Schemas.string())
        .put("description", "An error (RFC 9457).");
  }

  private static ObjectNode fieldError() {
    return Schemas.object(
            "field", Schemas.string(), "code", Schemas.string(), "message", Schemas.string())
        .put("description", "One field at fault, with a path for what lies inside it.");
  }

  private static ObjectNode pageMeta() {
    return Schemas.object(
            "total", Schemas.nullable(Schemas.integer(0)),
            "page", Schemas.nullable(Schemas.integer(1)),
            "per_page", Schemas.integer(1),
            "total_pages", Schemas.nullable(Schemas.integer(0)),
            "next_cursor", Schemas.nullable(Schemas.string()),
            "prev_cursor", Schemas.nullable(Schemas.string()))
        .put("description", "Where a page stands. What the way of paging does not know is null.");
  }

  private static ObjectNode entityScore() {
    return Schemas.object(
            "scorecard_id", Schemas.string().put("format", "uuid"),
            "name", Schemas.string(),
            "score", Schemas.nullable(ValueType.schemaOf("number")),
            "level", Schemas.nullable(Schemas.string()),
            "criteria", Schemas.listOf(Schemas.ref("CriterionResult")))
        .put("description", "What a scorecard says of an entity, computed when it was asked.");
  }

  private static ObjectNode checkConfig() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode checks = schema.putArray("anyOf");
    Checks.all().forEach(check -> checks.add(Checks.schema(check).put("title", check.name())));
    return schema.put("description", "What a check needs to know, by its check_type.");
  }

  private static ObjectNode criterionResult() {
    ObjectNode outcome = Schemas.string();
    ArrayNode outcomes = outcome.putArray("enum");
    for (Outcome each : Outcome.values()) {
      outcomes.add(each.code());
    }
    ObjectNode exemption =
        Schemas.object(
            "reason", Schemas.string(), "expires_at", Schemas.nullable(Schemas.timestamp()));
    ObjectNode schema =
        Schemas.object(
            "name", Schemas.string(),
            "weight", Schemas.integer(1, 3),
            "outcome", outcome,
            "found", JsonNodeFactory.instance.objectNode(),
            "hint", Schemas.nullable(Schemas.string()),
            "required_for", Schemas.nullable(Schemas.string()),
            "exemption", Schemas.nullable(exemption));
    schema.withObject("/properties").set("filter", Schemas.string());
    return schema.put(
        "description",
        "What came of one criterion; of one that failed, the value found and how to pass. filter"
            + " is what it asks, where explain=true was said.");
  }
}
