package io.appinventory.http.search;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.ValueType;
import io.appinventory.catalog.search.Hit;
import io.appinventory.catalog.search.Match;
import io.appinventory.catalog.search.SearchPage;
import io.appinventory.catalog.search.SearchRequest;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Searches a tenant's catalog. */
public final class SearchRoutes {
  private static final int DEFAULT_HITS = 20;

  private final Catalog catalog;

  /** Over a catalog. */
  public SearchRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    var match = Schemas.object("field", Schemas.string(), "snippet", Schemas.string());
    var hit =
        Schemas.object(
            "type", Schemas.string(),
            "id", Schemas.uuid(),
            "label", Schemas.string(),
            "rank", Schemas.string(),
            "summary", ValueType.schemaOf("object"),
            "match", Schemas.nullable(match));
    return List.of(
        Route.of(HandlerType.GET, "/api/v1/search", "search", "Searches all types, best first")
            .tag("search")
            .query("q", "Words that must all be found.", Schemas.string())
            .query("types", "Collections to look in, separated by commas.", Schemas.string())
            .query(
                "per_page",
                "The most hits of a page.",
                Schemas.integer(1, SearchRequest.MAX_LIMIT).put("default", DEFAULT_HITS))
            .query("cursor", "next_cursor of the page before.", Schemas.string())
            .answer(
                Answer.json(
                    200,
                    "The hits, each with its type and what matched.",
                    Schemas.object(
                        "data",
                        Schemas.listOf(hit),
                        "meta",
                        Schemas.object("next_cursor", Schemas.nullable(Schemas.string())))))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(this::search));
  }

  private void search(Exchange exchange, Principal principal) {
    QueryParameters query = exchange.query();
    SearchRequest request =
        new SearchRequest(
            query.required("q"),
            types(query),
            query.integer("per_page", 1, SearchRequest.MAX_LIMIT).orElse(DEFAULT_HITS),
            query.text("cursor"));
    SearchPage page = catalog.read(principal, reader -> reader.search(request));
    exchange.respond(200, out -> write(out, page));
  }

  private List<EntityType<?>> types(QueryParameters query) {
    List<EntityType<?>> types = new ArrayList<>();
    for (String name : query.names("types")) {
      types.add(
          catalog
              .model()
              .type(name)
              .orElseThrow(
                  () -> new MalformedQueryException("types", "there is no collection " + name)));
    }
    return types;
  }

  private static void write(JsonGenerator out, SearchPage page) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("data");
    for (Hit hit : page.hits()) {
      write(out, hit);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("meta");
    out.writeFieldName("next_cursor");
    out.writeString(page.nextCursor().orElse(null));
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Hit hit) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", hit.type().name());
    out.writeStringField("id", hit.id().toString());
    out.writeStringField("label", hit.label());
    out.writeStringField("rank", hit.rank().name().toLowerCase(Locale.ROOT));
    out.writeFieldName("summary");
    out.writeRawValue(hit.summary().text());
    out.writeFieldName("match");
    if (hit.match().isPresent()) {
      Match match = hit.match().get();
      out.writeStartObject();
      out.writeStringField("field", match.field());
      out.writeStringField("snippet", match.snippet());
      out.writeEndObject();
    } else {
      out.writeNull();
    }
    out.writeEndObject();
  }
}
