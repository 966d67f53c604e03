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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
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

  /** Measures what has a name. */
  private interface Measurement {
    Outcome run(String name) throws Exception;
  }

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

  /** Measures those with the wanted names, by scorecards that are made for it and deleted after. */
  List<Outcome> run(Predicate<String> wanted) throws Exception {
    List<Id<Scorecard>> made = new ArrayList<>();
    try {
      for (int criteria : CRITERIA) {
        made.add(
            catalog
                .in(principal, tx -> tx.create(Scorecards.TYPE, BenchScorecard.of(criteria)))
                .id());
      }
      return run(made, wanted);
    } finally {
      for (Id<Scorecard> id : made) {
        catalog.in(principal, tx -> tx.delete(Scorecards.TYPE, id, OptionalLong.empty()));
      }
    }
  }

  private List<Outcome> run(List<Id<Scorecard>> made, Predicate<String> wanted) throws Exception {
    Id<Scorecard> ten = made.getFirst();
    Map<String, Measurement> all = new LinkedHashMap<>();
    byHand(
        all,
        "lowest 50 of %d, 10 criteria",
        "scorecard-results.sql",
        reader -> reader.scorecards().results(ten, ResultQuery.all().withoutTotal()));
    byHand(all, "summary of %d, 10 criteria", "scorecard-summary.sql", summary(ten, ""));
    for (int i = 1; i < made.size(); i++) {
      int criteria = CRITERIA.get(i);
      summary(all, "summary of %d, " + criteria + " criteria", "", made.get(i));
    }
    for (String filter : List.of("type = \"api\"", "type = \"api\" AND status = \"active\"")) {
      summary(all, "summary of %d, 10 criteria", filter, ten);
    }
    Id<Service> some = some();
    all.put(
        "one entity's " + made.size() + " scorecards, 75 criteria",
        name -> replayed(name, reader -> reader.scorecards().of(Services.TYPE, some)));
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<String, Measurement> each : all.entrySet()) {
      if (wanted.test(each.getKey())) {
        outcomes.add(each.getValue().run(each.getKey()));
      }
    }
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

  private void byHand(
      Map<String, Measurement> all, String name, String file, Function<Reader, Object> question) {
    all.put(
        counted(name, "") + ", by hand",
        full -> {
          try (HandWritten limit = new HandWritten(source, principal.tenantId(), file)) {
            return Duel.ofOne(full, () -> catalog.read(principal, question), limit, BY_HAND).run();
          }
        });
  }

  private void summary(
      Map<String, Measurement> all, String name, String filter, Id<Scorecard> scorecard) {
    all.put(counted(name, filter), full -> replayed(full, summary(scorecard, filter)));
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
