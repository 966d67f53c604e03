package io.appinventory.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.http.problem.ProblemJson;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Guard;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The OpenAPI 3.1 document of some routes over the entity types of a catalog. */
public final class OpenApi {
  private final CatalogModel model;
  private final List<Route> routes;

  /** For routes that speak of the model's entity types. */
  public OpenApi(CatalogModel model, List<Route> routes) {
    this.model = model;
    this.routes = List.copyOf(routes);
  }

  /** The document. */
  public ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "AppInventory")
        .put("version", "1")
        .put(
            "description",
            "A multi-tenant catalog of everything an enterprise runs and builds, with scorecards.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    document.set("tags", tags());
    document.set("paths", paths());
    document.set("components", components());
    return document;
  }

  private ArrayNode tags() {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    new TreeSet<>(routes.stream().map(Route::tag).toList())
        .forEach(tag -> tags.addObject().put("name", tag));
    return tags;
  }

  private ObjectNode paths() {
    ObjectNode paths = JsonNodeFactory.instance.objectNode();
    for (Route route : routes) {
      paths
          .withObject("/" + route.path().replace("~", "~0").replace("/", "~1"))
          .set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    return paths;
  }

  private static ObjectNode operation(Route route) {
    ObjectNode operation =
        JsonNodeFactory.instance
            .objectNode()
            .put("operationId", route.operation())
            .put("summary", route.summary());
    if (!route.description().isEmpty()) {
      operation.put("description", route.description());
    }
    operation.putArray("tags").add(route.tag());
    ArrayNode security = operation.putArray("security");
    switch (route.guard()) {
      case Guard.Open open -> {}
      case Guard.Tenant tenant -> security.addObject().putArray("token");
      case Guard.Installation operator -> security.addObject().putArray("installation");
    }
    if (!route.parameters().isEmpty()) {
      ArrayNode parameters = operation.putArray("parameters");
      route.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    }
    route.body().ifPresent(body -> operation.set("requestBody", body(body)));
    operation.set("responses", responses(route));
    return operation;
  }

  private static ObjectNode parameter(Parameter parameter) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", parameter.name())
            .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
            .put("required", parameter.required())
            .put("description", parameter.description());
    node.set("schema", parameter.schema().deepCopy());
    return node;
  }

  private static ObjectNode body(RequestBody body) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("required", body.required());
    ObjectNode content = node.putObject("content");
    for (String type : body.mediaTypes()) {
      ObjectNode schema =
          body.files().contains(type)
              ? Schemas.string().put("format", "binary")
              : body.schema().deepCopy();
      content.putObject(type).set("schema", schema);
    }
    return node;
  }

  private static ObjectNode responses(Route route) {
    ObjectNode responses = JsonNodeFactory.instance.objectNode();
    Answer answer = route.answer();
    ObjectNode good =
        responses
            .putObject(Integer.toString(answer.status()))
            .put("description", answer.description());
    if (answer.mediaType() != null && answer.schema() != null) {
      good.putObject("content").putObject(answer.mediaType()).set("schema", answer.schema());
    }
    Map<Integer, Set<String>> codes =
        route.problems().stream()
            .collect(
                Collectors.groupingBy(
                    ProblemType::status,
                    TreeMap::new,
                    Collectors.mapping(ProblemType::code, Collectors.toCollection(TreeSet::new))));
    codes.forEach(
        (status, names) ->
            problem(responses.putObject(status.toString()), String.join(", ", names)));
    problem(responses.putObject("default"), "Any other problem.");
    return responses;
  }

  private static void problem(ObjectNode response, String description) {
    response
        .put("description", description)
        .putObject("content")
        .putObject(ProblemJson.MEDIA_TYPE)
        .set("schema", Schemas.ref("Problem"));
  }

  private ObjectNode components() {
    ObjectNode components = JsonNodeFactory.instance.objectNode();
    ObjectNode schemas = components.putObject("schemas");
    CommonSchemas.addTo(schemas);
    model.types().forEach(type -> EntitySchemas.addTo(schemas, type));
    ObjectNode security = components.putObject("securitySchemes");
    bearer(security, "token", "A token from POST /api/v1/auth/login, or an API token.");
    bearer(security, "installation", "The token of the installation (CATALOG_ADMIN_TOKEN).");
    return components;
  }

  private static void bearer(ObjectNode security, String name, String description) {
    security
        .putObject(name)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", description);
  }
}
