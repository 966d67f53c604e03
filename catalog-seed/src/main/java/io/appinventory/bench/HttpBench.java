package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The questions as clients ask them, of a server in a process of its own over keep-alive
 * connections, each against the statements behind it, replayed through as many connections of plain
 * JDBC.
 */
public final class HttpBench {
  private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
  private static final int WARMING = 8;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final int MOST_WARM_UPS = 24;
  private static final int STEADY = 4;
  private static final double FASTER = 1.03;
  private static final Duration TURN = Duration.ofMillis(500);

  private final DataSource source;
  private final Principal principal;
  private final Catalog catalog;
  private final ServerProcess server;

  /**
   * Over a tenant that holds services.
   *
   * @param source of at least 34 connections
   * @param server of the same database
   */
  public HttpBench(DataSource source, UUID tenantId, ServerProcess server) {
    this.source = source;
    this.principal = Principal.system(tenantId);
    this.catalog = Catalog.open(source);
    this.server = server;
  }

  /** Measures the questions, as a user who is made for it and deleted after. */
  public void run(Measurements to) throws Exception {
    User user = newUser(catalog, principal);
    try {
      run(token(catalog, principal, user), to);
    } finally {
      catalog.in(principal, tx -> tx.delete(Users.TYPE, user.id(), OptionalLong.empty()));
    }
  }

  /** A user who asks. */
  static User newUser(Catalog catalog, Principal principal) {
    Changes<User> user =
        Changes.<User>none()
            .set(Users.EMAIL, "bench-" + UUID.randomUUID() + "@bench.invalid")
            .set(Users.DISPLAY_NAME, "Benchmark")
            .set(Users.ROLE, UserRole.VIEWER);
    return catalog.in(principal, tx -> tx.create(Users.TYPE, user));
  }

  /** A token of the user. */
  static String token(Catalog catalog, Principal principal, User user) {
    return catalog.in(
        principal,
        tx -> new ApiTokens(tx.scope()).create(user.id(), "bench", UserRole.VIEWER, null));
  }

  private void run(String token, Measurements to) throws Exception {
    Recorder recorder = new Recorder(source);
    Catalog recorded = Catalog.open(recorder.dataSource());
    for (Question question : new Questions(catalog, principal).all()) {
      to.take(
          question.name(),
          () -> {
            recorder.clear();
            recorded.read(principal, question.inCore());
            return measure(question, token, recorder.statements());
          });
    }
  }

  /** Until it became no faster for some turns. */
  private static void untilSteady(List<KeepAlive> clients) throws Exception {
    double best = 0;
    int steady = 0;
    for (int i = 0; i < MOST_WARM_UPS && steady < STEADY; i++) {
      double speed = Load.run(clients, WARM_UP).perSecond();
      steady = speed > best * FASTER ? 0 : steady + 1;
      best = Math.max(best, speed);
    }
  }

  private List<Outcome> measure(
      Question question, String token, List<Recorder.Statement> statements) throws Exception {
    warmUp(question, token);
    List<Outcome> outcomes = new ArrayList<>();
    for (int connections : CONNECTIONS) {
      outcomes.add(measure(question, connections, token, statements));
    }
    return outcomes;
  }

  /** Until the server's compiler is done with what the question takes. */
  private void warmUp(Question question, String token) throws Exception {
    List<KeepAlive> clients = new ArrayList<>();
    try {
      for (int i = 0; i < WARMING; i++) {
        clients.add(new KeepAlive(server.port(), question.path(), token));
      }
      untilSteady(clients);
    } finally {
      closeAll(clients);
    }
  }

  private Outcome measure(
      Question question, int connections, String token, List<Recorder.Statement> statements)
      throws Exception {
    List<KeepAlive> clients = new ArrayList<>();
    List<Replay> limits = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        clients.add(new KeepAlive(server.port(), question.path(), token));
        limits.add(new Replay(source, principal.tenantId(), statements));
      }
      Duration before = server.cpu();
      Outcome outcome =
          new Duel(question.name(), clients, limits, question.aims().overHttp(), TURN).run();
      long answers = clients.stream().mapToLong(KeepAlive::answers).sum();
      return outcome.costing(server.cpu().minus(before).toNanos() / 1e3 / answers);
    } finally {
      for (Replay limit : limits) {
        limit.close();
      }
      closeAll(clients);
    }
  }

  private static void closeAll(List<KeepAlive> clients) throws IOException {
    for (KeepAlive client : clients) {
      client.close();
    }
  }
}
