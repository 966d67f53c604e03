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
    outcomes.addAll(new WriteBench(source, principal, catalog, recorder).run(wanted));
    outcomes.addAll(new WalkBench(catalog, source, principal).run(wanted));
    outcomes.addAll(new ScorecardBench(catalog, source, principal).run(wanted));
    return outcomes;
  }

  /**
   * Measures the same questions against those of another tenant: by how much a tenant's size slows
   * them down. The part aimed at is two thirds of the other's speed.
   */
  public List<Outcome> beside(UUID other, Predicate<String> wanted) throws Exception {
    Principal others = Principal.system(other);
    List<Question> theirs = new Questions(catalog, others).all();
    List<Outcome> outcomes = new ArrayList<>();
    int next = 0;
    for (Question question : new Questions(catalog, principal).all()) {
      Question same = theirs.get(next++);
      if (wanted.test(question.name())) {
        outcomes.add(
            Duel.ofOne(
                    question.name(),
                    () -> catalog.read(principal, question.inCore()),
                    () -> catalog.read(others, same.inCore()),
                    2.0 / 3)
                .run());
      }
    }
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
