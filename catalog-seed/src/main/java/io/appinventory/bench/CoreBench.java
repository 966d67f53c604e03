package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.session.Principal;
import java.util.List;
import java.util.UUID;
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

  /** Measures the questions. */
  public void run(Measurements to) throws Exception {
    Catalog recorded = Catalog.open(recorder.dataSource());
    for (Question question : new Questions(catalog, principal).inCore()) {
      to.take(question.name(), () -> List.of(measure(question, recorded)));
    }
    new WriteBench(source, principal, catalog, recorder).run(to);
    new WalkBench(catalog, source, principal).run(to);
    new ScorecardBench(catalog, source, principal).run(to);
  }

  /**
   * Measures the same questions against those of another tenant: by how much a tenant's size slows
   * them down. The part aimed at is two thirds of the other's speed.
   */
  public void beside(UUID other, Measurements to) throws Exception {
    Principal others = Principal.system(other);
    List<Question> theirs = new Questions(catalog, others).all();
    int next = 0;
    for (Question question : new Questions(catalog, principal).all()) {
      Question same = theirs.get(next++);
      to.take(
          question.name(),
          () ->
              List.of(
                  Duel.ofOne(
                          question.name(),
                          () -> catalog.read(principal, question.inCore()),
                          () -> catalog.read(others, same.inCore()),
                          2.0 / 3)
                      .run()));
    }
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
