package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.session.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Scorecards: of a portfolio and its first page of results against statements written by hand, of
 * one entity and of more and more criteria and entities against the statements they send.
 */
final class ScorecardBench {
  /** At most 1.3 times the time of what is written by hand. */
  private static final double BY_HAND = 1 / 1.3;

  private static final double REPLAYED = 0.6;

  private final Catalog catalog;
  private final DataSource source;
  private final Principal principal;
  private final Recorder recorder;
  private final Catalog recorded;

  ScorecardBench(Catalog catalog, DataSource source, Principal principal) {
    this.catalog = catalog;
    this.source = source;
    this.principal = principal;
    this.recorder = new Recorder(source);
    this.recorded = Catalog.open(recorder.dataSource());
  }

  /** Measures all, by scorecards that are made for it and deleted after. */
  List<Outcome> run() throws Exception {
    List<Id<Scorecard>> made = new ArrayList<>();
    try {
      for (int criteria : List.of(10, 5, 20, 40)) {
        made.add(
            catalog
                .in(principal, tx -> tx.create(Scorecards.TYPE, BenchScorecard.of(criteria)))
                .id());
      }
      return run(made);
    } finally {
      for (Id<Scorecard> id : made) {
        catalog.in(principal, tx -> tx.delete(Scorecards.TYPE, id, OptionalLong.empty()));
      }
    }
  }

  private List<Outcome> run(List<Id<Scorecard>> made) throws Exception {
    Id<Scorecard> ten = made.getFirst();
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(byHand("summary of %d, 10 criteria", "scorecard-summary.sql", summary(ten, "")));
    outcomes.add(
        byHand(
            "lowest 50 of %d, 10 criteria",
            "scorecard-results.sql",
            reader -> reader.scorecards().results(ten, ResultQuery.all().withoutTotal())));
    for (int i = 1; i < made.size(); i++) {
      int criteria = List.of(10, 5, 20, 40).get(i);
      outcomes.add(replayed("summary of %d, " + criteria + " criteria", "", made.get(i)));
    }
    for (String filter : List.of("type = \"api\"", "type = \"api\" AND status = \"active\"")) {
      outcomes.add(replayed("summary of %d, 10 criteria", filter, ten));
    }
    Id<Service> some = some();
    outcomes.add(
        replayed(
            "one entity's " + made.size() + " scorecards, 75 criteria",
            reader -> reader.scorecards().of(Services.TYPE, some)));
    return outcomes;
  }

  private static Function<Reader, Object> summary(Id<Scorecard> scorecard, String filter) {
    Filter which = FilterParser.parse(filter);
    return reader -> reader.scorecards().summary(scorecard, Optional.empty(), which);
  }

  private Id<Service> some() {
    return catalog
        .read(principal, reader -> reader.list(Services.TYPE, ListQuery.all()))
        .items()
        .getFirst()
        .id();
  }

  private String counted(String name, String filter) {
    Filter which = FilterParser.parse(filter);
    long count = catalog.read(principal, reader -> reader.count(Services.TYPE, which));
    return name.formatted(count);
  }

  private Outcome byHand(String name, String file, Function<Reader, Object> question)
      throws Exception {
    try (HandWritten limit = new HandWritten(source, principal.tenantId(), file)) {
      String full = counted(name, "") + ", by hand";
      return Duel.ofOne(full, () -> catalog.read(principal, question), limit, BY_HAND).run();
    }
  }

  private Outcome replayed(String name, String filter, Id<Scorecard> scorecard) throws Exception {
    return replayed(counted(name, filter), summary(scorecard, filter));
  }

  private Outcome replayed(String name, Function<Reader, Object> question) throws Exception {
    recorded.read(principal, question); // The definitions are read but once.
    recorder.clear();
    recorded.read(principal, question);
    try (Replay limit = new Replay(source, principal.tenantId(), recorder.statements())) {
      return Duel.ofOne(name, () -> catalog.read(principal, question), limit, REPLAYED).run();
    }
  }
}
