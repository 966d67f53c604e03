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

  /** How many criteria the scorecards have that are made. */
  private static final List<Integer> CRITERIA = List.of(10, 5, 20, 40);

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

  /** Measures by scorecards that are made for it and deleted after. */
  void run(Measurements to) throws Exception {
    List<Id<Scorecard>> made = new ArrayList<>();
    try {
      for (int criteria : CRITERIA) {
        made.add(
            catalog
                .in(principal, tx -> tx.create(Scorecards.TYPE, BenchScorecard.of(criteria)))
                .id());
      }
      run(made, to);
    } finally {
      for (Id<Scorecard> id : made) {
        catalog.in(principal, tx -> tx.delete(Scorecards.TYPE, id, OptionalLong.empty()));
      }
    }
  }

  private void run(List<Id<Scorecard>> made, Measurements to) throws Exception {
    Id<Scorecard> ten = made.getFirst();
    byHand(
        to,
        "lowest 50 of %d, 10 criteria",
        "scorecard-results.sql",
        reader -> reader.scorecards().results(ten, ResultQuery.all().withoutTotal()));
    byHand(to, "summary of %d, 10 criteria", "scorecard-summary.sql", summary(ten, ""));
    for (int i = 1; i < made.size(); i++) {
      int criteria = CRITERIA.get(i);
      summary(to, "summary of %d, " + criteria + " criteria", "", made.get(i));
    }
    for (String filter : List.of("type = \"api\"", "type = \"api\" AND status = \"active\"")) {
      summary(to, "summary of %d, 10 criteria", filter, ten);
    }
    Id<Service> some = some();
    String name = "one entity's " + made.size() + " scorecards, 75 criteria";
    to.take(name, () -> replayed(name, reader -> reader.scorecards().of(Services.TYPE, some)));
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

  private void byHand(Measurements to, String name, String file, Function<Reader, Object> question)
      throws Exception {
    String full = counted(name, "") + ", by hand";
    to.take(
        full,
        () -> {
          try (HandWritten limit = new HandWritten(source, principal.tenantId(), file)) {
            return List.of(
                Duel.ofOne(full, () -> catalog.read(principal, question), limit, BY_HAND).run());
          }
        });
  }

  private void summary(Measurements to, String name, String filter, Id<Scorecard> scorecard)
      throws Exception {
    String full = counted(name, filter);
    to.take(full, () -> replayed(full, summary(scorecard, filter)));
  }

  private List<Outcome> replayed(String name, Function<Reader, Object> question) throws Exception {
    recorded.read(principal, question); // The definitions are read but once.
    recorder.clear();
    recorded.read(principal, question);
    try (Replay limit = new Replay(source, principal.tenantId(), recorder.statements())) {
      return List.of(
          Duel.ofOne(name, () -> catalog.read(principal, question), limit, REPLAYED).run());
    }
  }
}
