package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.Product;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The battery of queries that Backstage measures its catalog with (plugins/catalog-backend,
 * src/tests/performance/query-battery), in the terms of this catalog. What is published beside them
 * are medians of statements alone, over 739,000 entities, on 2026-09-12; here each is the whole
 * call, with the tenant bound and the records made.
 *
 * <p>A component of Backstage is a service here, a kind is a type of service, its ancestry and the
 * references to it are the services that need it, and an orphan is a service of no product.
 */
public final class Scenarios {
  private static final int PAGE = 20;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(3);
  private static final String KIND = "type = \"api\"";

  private final Catalog catalog;
  private final Principal principal;

  /** Over a tenant that holds services. */
  public Scenarios(Catalog catalog, Principal principal) {
    this.catalog = catalog;
    this.principal = principal;
  }

  /** Measures all of them. */
  public List<ScenarioOutcome> run() throws Exception {
    List<ScenarioOutcome> outcomes = new ArrayList<>();
    for (Scenario scenario : all()) {
      List<Load.Work> work = List.of(() -> catalog.read(principal, scenario.ask()::apply));
      Load.run(work, WARM_UP);
      outcomes.add(ScenarioOutcome.of(scenario, Load.run(work, MEASURED).latencies()));
    }
    return outcomes;
  }

  /** How many entities there are. */
  public long entities() {
    return catalog.read(principal, Scenarios::countAll);
  }

  private static long countAll(Reader reader) {
    Filter every = FilterParser.parse("");
    return reader.scope().model().types().stream()
        .mapToLong(type -> reader.count(type, every))
        .sum();
  }

  /** All of them, by number. */
  List<Scenario> all() {
    List<Scenario> all = new ArrayList<>(pages());
    all.addAll(counts());
    all.addAll(relations());
    all.sort((one, other) -> Integer.compare(one.number(), other.number()));
    return all;
  }

  private List<Scenario> pages() {
    Service some = first(Services.TYPE);
    Product product = first(Products.TYPE);
    String any =
        "((%s AND products.name = \"%s\") OR (type = \"web_application\" AND depends_on.name = \"%s\"))"
            .formatted(KIND, product.name(), some.name());
    return List.of(
        of(1, "paginated list (kind=component)", "page of one type, by name", 22.6, page(KIND)),
        of(3, "paginated list (no filter)", "page of all services", 0.146, page("")),
        of(
            6,
            "entity by ref",
            "a service by its name",
            0.124,
            reader -> reader.findByKey(Services.TYPE, some.name())),
        of(
            7,
            "full-text filter (LIKE, kind=component)",
            "page of one type, a text in the name",
            14.9,
            page(KIND + " AND name:\"gateway\"")),
        of(
            12,
            "ordered selective disjunction",
            "one type of one product, or another that needs one service, by name",
            2760,
            page(any, PageRequest.MAX_SIZE)));
  }

  private List<Scenario> counts() {
    String team = "team_id = \"" + first(Teams.TYPE).id() + "\"";
    Object services = catalog.read(principal, count(team));
    return List.of(
        of(2, "count (kind=component)", "count of one type", 452.5, count(KIND)),
        of(
            4,
            "facets (kind=template)",
            "types of the " + services + " services of one team",
            0.838,
            facets(team)),
        of(5, "facets (kind=component)", "types of all services", 631.7, facets("")),
        of(10, "unfiltered count", "count of all entities", 514, Scenarios::countAll));
  }

  private List<Scenario> relations() {
    Service some = first(Services.TYPE);
    GraphRequest step = GraphRequest.of(Direction.DEPENDENTS).depth(1);
    return List.of(
        of(
            8,
            "relations traversal (ancestry)",
            "what needs a service, one step",
            0.134,
            reader -> reader.graph(Services.TYPE, some.id(), step)),
        of(
            9,
            "stitching reference count",
            "how many services need a service",
            0.215,
            count("depends_on.name = \"" + some.name() + "\"")),
        of(
            11,
            "orphan detection",
            "100 services of no product",
            1600,
            page("count(products) = 0", 100)));
  }

  private static Scenario of(
      int number, String published, String ours, double millis, Function<Reader, Object> ask) {
    return new Scenario(number, published, ours, millis, ask);
  }

  private static Function<Reader, Object> page(String filter) {
    return page(filter, PAGE);
  }

  private static Function<Reader, Object> page(String filter, int size) {
    ListQuery query =
        ListQuery.of(FilterParser.parse(filter))
            .orderBy(Sort.ascending(Services.NAME))
            .page(PageRequest.first(size))
            .withoutTotal();
    return reader -> reader.list(Services.TYPE, query);
  }

  private static Function<Reader, Object> count(String filter) {
    Filter parsed = FilterParser.parse(filter);
    return reader -> reader.count(Services.TYPE, parsed);
  }

  private static Function<Reader, Object> facets(String filter) {
    Filter parsed = FilterParser.parse(filter);
    return reader -> reader.facets(Services.TYPE, parsed, List.of("type"));
  }

  private <R extends Entity<R>> R first(EntityType<R> type) {
    return catalog.read(principal, reader -> reader.list(type, ListQuery.all())).items().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there are no " + type.name()));
  }
}
