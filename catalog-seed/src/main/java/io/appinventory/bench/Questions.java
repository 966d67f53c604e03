package io.appinventory.bench;

import io.appinventory.bench.Question.Aims;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.search.SearchRequest;
import io.appinventory.catalog.session.Principal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The questions that are asked most, of a tenant as it is. */
final class Questions {
  private static final int PAGE = 20;
  private static final int DEEP_PAGES = 40;
  private static final String SERVICES = "/api/v1/services";
  private static final String FILTER =
      "type = \"api\" AND status = \"active\" AND team.name = \"payments*\"";
  private static final List<String> FACETS = List.of("type", "status", "team_id");
  private static final String COMMON = "gateway";
  private static final String MISSPELLED = "gatewya";

  private final Catalog catalog;
  private final Principal principal;

  Questions(Catalog catalog, Principal principal) {
    this.catalog = catalog;
    this.principal = principal;
  }

  /** All of them. */
  List<Question> all() {
    List<Question> all = new ArrayList<>(entitiesAndPages());
    all.addAll(counts());
    all.addAll(words());
    all.addAll(new DeliveryQuestions(catalog, principal).all());
    return all;
  }

  /** All of them, and one that takes too long to be asked by many at a time. */
  List<Question> inCore() {
    List<Question> all = new ArrayList<>(all());
    all.add(new DeliveryQuestions(catalog, principal).doraOfAll());
    return all;
  }

  private List<Question> entitiesAndPages() {
    Id<Service> some = some().id();
    return List.of(
        new Question(
            "one entity",
            reader -> reader.get(Services.TYPE, some),
            SERVICES + "/" + some + "?fields=" + ownFields(),
            Aims.SMALL),
        new Question(
            "detail with all relations and scorecards",
            reader ->
                List.of(
                    reader.detail(Services.TYPE, some),
                    reader.scorecards().of(Services.TYPE, some)),
            SERVICES + "/" + some,
            Aims.LARGE),
        page("page of one type, with total", "type = \"api\"", true),
        page("page of one type", "type = \"api\"", false),
        page("page by type, status and team's name", FILTER, false),
        deepPage("type = \"api\""));
  }

  private List<Question> counts() {
    return List.of(
        count("count of one type", "type = \"api\""),
        count("count by type, status and team's name", FILTER),
        facets("facets of all by type, status and team", ""),
        facets("facets by type, status and team under a filter", FILTER));
  }

  /** Over HTTP a count is the total of a page of one. */
  private static Question count(String name, String filter) {
    Filter parsed = FilterParser.parse(filter);
    return new Question(
        name,
        reader -> reader.count(Services.TYPE, parsed),
        SERVICES + "?per_page=1&filter=" + encoded(filter),
        Aims.SMALL);
  }

  /** One service has the words of its name, many have the common one. */
  private List<Question> words() {
    String rare = some().name();
    return List.of(
        search("search for a rare name", rare),
        search("search for a common word", COMMON),
        search("search for a misspelled word", MISSPELLED),
        found("page of what a rare name finds", rare, ""),
        found("page of what a common word finds", COMMON, ""),
        found("page of what a common word finds, by status", COMMON, "status = \"active\""));
  }

  private static Question facets(String name, String filter) {
    Filter parsed = FilterParser.parse(filter);
    return new Question(
        name,
        reader -> reader.facets(Services.TYPE, parsed, FACETS),
        SERVICES + "/facets?by=" + String.join(",", FACETS) + "&filter=" + encoded(filter),
        Aims.LARGE);
  }

  private static Question search(String name, String q) {
    return new Question(
        name,
        reader -> reader.search(SearchRequest.of(q)),
        "/api/v1/search?q=" + encoded(q),
        Aims.LARGE);
  }

  private static Question found(String name, String q, String filter) {
    ListQuery query = query(filter).page(PageRequest.first(PAGE)).withoutTotal();
    return new Question(
        name,
        reader -> reader.list(Services.TYPE, query, q),
        SERVICES
            + ("?total=false&per_page=" + PAGE)
            + ("&q=" + encoded(q))
            + ("&filter=" + encoded(filter)),
        Aims.LARGE);
  }

  private static String ownFields() {
    return Services.TYPE.properties().stream()
        .map(property -> property.name())
        .collect(Collectors.joining(","));
  }

  private Question page(String name, String filter, boolean total) {
    ListQuery query = query(filter).page(PageRequest.first(PAGE));
    return list(name, total ? query : query.withoutTotal(), filter, "total=" + total);
  }

  /** As deep as the tenant goes, at most {@value #DEEP_PAGES} pages. */
  private Question deepPage(String filter) {
    Page<Service> page = page(query(filter), PageRequest.first(PAGE));
    PageRequest deep = PageRequest.first(PAGE);
    String parameters = "";
    int pages = 0;
    while (pages < DEEP_PAGES && page.next().isPresent()) {
      String cursor = page.next().get();
      deep = new PageRequest.At(cursor, PAGE);
      parameters = "&cursor=" + encoded(cursor);
      page = page(query(filter), deep);
      pages++;
    }
    ListQuery query = query(filter).page(deep).withoutTotal();
    String name = "page of one type, " + pages + " pages deep";
    return list(name, query, filter, "total=false" + parameters);
  }

  private Question list(String name, ListQuery query, String filter, String parameters) {
    Function<Reader, Object> inCore = reader -> reader.list(Services.TYPE, query);
    String path = SERVICES + "?per_page=" + PAGE + "&filter=" + encoded(filter) + "&" + parameters;
    return new Question(name, inCore, path, Aims.LARGE);
  }

  private static ListQuery query(String filter) {
    Filter parsed = FilterParser.parse(filter);
    return ListQuery.of(parsed);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Service some() {
    return catalog
        .read(principal, reader -> reader.list(Services.TYPE, ListQuery.all()))
        .items()
        .getFirst();
  }

  private Page<Service> page(ListQuery query, PageRequest request) {
    return catalog.read(
        principal, reader -> reader.list(Services.TYPE, query.page(request).withoutTotal()));
  }
}
