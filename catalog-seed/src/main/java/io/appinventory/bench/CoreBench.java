package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.session.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * The questions as an embedding service asks them, each against the statements that it sends,
 * replayed through plain JDBC; walks and scorecards against statements written by hand.
 */
public final class CoreBench {
  private final DataSource source;
  private final Principal principal;
  private final Catalog catalog;
  private final Recorder recorder;

  /** Over a tenant that holds services. */
  public CoreBench(DataSource source, UUID tenantId) {
    this.source = source;
    this.principal = Principal.system(tenantId);
    this.catalog = Catalog.open(source);
    this.recorder = new Recorder(source);
  }

  /** Measures the questions with the wanted names. */
  public List<Outcome> run(Predicate<String> wanted) throws Exception {
    Catalog recorded = Catalog.open(recorder.dataSource());
    List<Outcome> outcomes = new ArrayList<>();
    for (Question question : new Questions(catalog, principal).all()) {
      if (wanted.test(question.name())) {
        outcomes.add(measure(question, recorded));
      }
    }
    outcomes.addAll(new WalkBench(catalog, source, principal).run(wanted));
    outcomes.addAll(new ScorecardBench(catalog, source, principal).run(wanted));
    return outcomes;
  }

  private Outcome measure(Question question, Catalog recorded) throws Exception {
    recorder.clear();
    recorded.read(principal, question.inCore());
    try (Replay limit = new Replay(source, principal.tenantId(), recorder.statements())) {
      return Duel.ofOne(
              question.name(),
              () -> catalog.read(principal, question.inCore()),
              limit,
              question.aims().inCore())
          .run();
    }
  }
}
