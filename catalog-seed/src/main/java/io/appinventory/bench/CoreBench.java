package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The questions that are asked most, each against the statements that it sends, replayed through
 * plain JDBC.
 */
public final class CoreBench {
  private static final int DEEP_PAGES = 40;

  private final Catalog catalog;
  private final DataSource source;
  private final Principal principal;
  private final Recorder recorder;
  private final Catalog recorded;

  /** Over a tenant that holds services. */
  public CoreBench(DataSource source, UUID tenantId) {
    this.source = source;
    this.principal = Principal.system(tenantId);
    this.catalog = Catalog.open(source);
    this.recorder = new Recorder(source);
    this.recorded = Catalog.open(recorder.dataSource());
  }

  /** Measures all questions. */
  public List<Duel.Outcome> run() throws Exception {
    List<Duel.Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<String, Function<Reader, Object>> question : questions().entrySet()) {
      outcomes.add(measure(question.getKey(), question.getValue()));
    }
    return outcomes;
  }

  private Duel.Outcome measure(String name, Function<Reader, Object> question) throws Exception {
    recorder.clear();
    recorded.read(principal, question);
    try (Replay limit = new Replay(source, principal.tenantId(), recorder.statements())) {
      return new Duel(name, () -> catalog.read(principal, question), limit, 0.6).run();
    }
  }

  private Map<String, Function<Reader, Object>> questions() {
    Id<Service> some = some();
    ListQuery apis = ListQuery.of(Filter.eq(Services.KIND, ServiceType.API));
    ListQuery filtered =
        ListQuery.of(
            FilterParser.parse(
                "type = \"api\" AND status = \"active\" AND team.name = \"payments*\""));
    String deep = deepCursor(apis);
    Map<String, Function<Reader, Object>> questions = new LinkedHashMap<>();
    questions.put("one entity", reader -> reader.get(Services.TYPE, some));
    questions.put("detail with all relations", reader -> reader.detail(Services.TYPE, some));
    questions.put(
        "page of 20 of one type, with total",
        reader -> reader.list(Services.TYPE, apis.page(PageRequest.first(20))));
    questions.put(
        "page of 20, " + DEEP_PAGES + " pages deep, by cursor",
        reader ->
            reader.list(Services.TYPE, apis.page(new PageRequest.At(deep, 20)).withoutTotal()));
    questions.put(
        "page of 20 by type, status and team's name",
        reader -> reader.list(Services.TYPE, filtered.page(PageRequest.first(20)).withoutTotal()));
    return questions;
  }

  private Id<Service> some() {
    return catalog
        .read(principal, reader -> reader.list(Services.TYPE, ListQuery.all()))
        .items()
        .getFirst()
        .id();
  }

  private String deepCursor(ListQuery query) {
    Page<Service> page =
        catalog.read(
            principal,
            reader -> reader.list(Services.TYPE, query.page(PageRequest.first(20)).withoutTotal()));
    for (int i = 1; i < DEEP_PAGES && page.next().isPresent(); i++) {
      PageRequest next = new PageRequest.At(page.next().get(), 20);
      page =
          catalog.read(
              principal, reader -> reader.list(Services.TYPE, query.page(next).withoutTotal()));
    }
    return page.next()
        .orElseThrow(() -> new IllegalStateException("too few services to page deep"));
  }
}
