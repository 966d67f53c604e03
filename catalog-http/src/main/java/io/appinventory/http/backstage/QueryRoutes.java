package io.appinventory.http.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.exchange.backstage.query.EntityPage;
import io.appinventory.catalog.exchange.backstage.query.EntityQuestion;
import io.appinventory.catalog.exchange.backstage.query.PageCursor;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pages of entities, by cursors both ways. */
final class QueryRoutes {
  private static final String PATH = "/entities/by-query";
  private static final int LIMIT = 200;

  /** The most entities of a page; whoever asks for more gets a cursor to the rest. */
  static final int MAX_LIMIT = 10_000;

  private final Paths paths;

  QueryRoutes(Paths paths) {
    this.paths = paths;
  }

  List<Route> routes() {
    return List.of(
        Paths.route(HandlerType.GET, PATH, "EntitiesByQuery", "Lists entities page by page")
            .parameters(
                Paths.query("filter", "Conditions; may be given several times."),
                Paths.query("fields", "The parts to show, separated by commas."),
                Paths.query("limit", "The most entities; 200 when absent."),
                Paths.query("offset", "How many to pass over."),
                Paths.query("orderField", "The order: metadata.name,desc."),
                Paths.query("cursor", "A cursor of another page."),
                Paths.query("totalItems", "Whether they are counted: include or exclude."),
                Paths.query("fullTextFilterTerm", "A text to be found."),
                Paths.query("fullTextFilterFields", "Where it is to be found."))
            .answer(Answer.json(200, "{items, totalItems, pageInfo}", Schemas.object()))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(paths.own(this::get)),
        Paths.route(HandlerType.POST, PATH, "QueryEntities", "Lists entities by a predicate")
            .body(Paths.body())
            .answer(Answer.json(200, "{items, totalItems, pageInfo}", Schemas.object()))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(paths.own(this::post)));
  }

  /**
   * How much of a list is wanted.
   *
   * @param limit the most entities
   * @param offset how many are passed over
   * @param cursor of another page
   * @param withTotal whether they are counted
   * @param fields the parts that are shown
   */
  private record Part(
      int limit, int offset, Optional<String> cursor, boolean withTotal, FieldSelection fields) {}

  private void get(Exchange exchange, Principal principal) throws IOException {
    QueryParameters query = exchange.query();
    Asked asked =
        new Asked(
            query.texts("filter"),
            null,
            Asked.order(query.texts("orderField")),
            Asked.fullText(query.text("fullTextFilterTerm"), query.texts("fullTextFilterFields")));
    Part part =
        new Part(
            Math.min(MAX_LIMIT, query.integer("limit", 0, Integer.MAX_VALUE).orElse(LIMIT)),
            query.integer("offset", 0, Integer.MAX_VALUE).orElse(0),
            query.text("cursor"),
            withTotal(query.text("totalItems").orElse("include")),
            FieldSelection.of(query.texts("fields")));
    answer(exchange, principal, asked, part);
  }

  private void post(Exchange exchange, Principal principal) throws IOException {
    ObjectNode body = exchange.json();
    Asked asked =
        new Asked(
            List.of(),
            Asked.query(body),
            Asked.order(body.path("orderBy")),
            Asked.fullText(body.path("fullTextFilter")));
    Part part =
        new Part(
            Math.min(MAX_LIMIT, number(body, "limit", LIMIT)),
            number(body, "offset", 0),
            Optional.ofNullable(body.path("cursor").textValue()),
            withTotal(body.path("totalItems").asText("include")),
            FieldSelection.of(Asked.texts(body, "fields")));
    answer(exchange, principal, asked, part);
  }

  private static int number(ObjectNode body, String name, int absent) {
    JsonNode number = body.path(name);
    if (number.isMissingNode() || number.isNull()) {
      return absent;
    }
    if (!number.canConvertToInt() || !number.canConvertToExactIntegral() || number.intValue() < 0) {
      throw new MalformedQueryException(name, "Invalid " + name + ", expected a whole number");
    }
    return number.intValue();
  }

  private static boolean withTotal(String word) {
    return switch (word) {
      case "include" -> true;
      case "exclude" -> false;
      default ->
          throw new MalformedQueryException(
              "totalItems", "Invalid totalItems, must be include or exclude");
    };
  }

  private void answer(Exchange exchange, Principal principal, Asked asked, Part part)
      throws IOException {
    Optional<CursorText> cursor = part.cursor().map(CursorText::parse);
    Asked told = cursor.map(CursorText::asked).orElse(asked);
    EntityQuestion question = told.question();
    EntityPage page =
        paths.ask(
            principal,
            catalog ->
                cursor
                    .map(at -> catalog.page(question, at.place(), part.limit()))
                    .orElseGet(
                        () ->
                            catalog.page(question, part.offset(), part.limit(), part.withTotal())));
    StringBuilder out = new StringBuilder(1_024 * (1 + page.items().size()));
    out.append("{\"items\":");
    new EntityText(part.fields()).writeAll(page.items(), out);
    out.append(",\"totalItems\":").append(page.total()).append(",\"pageInfo\":{");
    page.next().ifPresent(next -> cursor(out, "nextCursor", told, next));
    page.previous()
        .ifPresent(
            previous -> {
              out.append(page.next().isPresent() ? "," : "");
              cursor(out, "prevCursor", told, previous);
            });
    Paths.respond(exchange, out.append("}}"));
  }

  private static void cursor(StringBuilder out, String name, Asked asked, PageCursor place) {
    out.append('"').append(name).append("\":\"");
    out.append(new CursorText(asked, place).print()).append('"');
  }
}
