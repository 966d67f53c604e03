package io.appinventory.catalog.testing;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.ComponentType;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.ImpactType;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.idempotency.IdempotencyKey;
import io.appinventory.catalog.idempotency.KeptAnswer;
import io.appinventory.catalog.idempotency.OnceOnly;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writers that go on whatever happens: each write is sent again under its key until it is
 * acknowledged. A write is a team, a component of it and an incident of that component, all of one
 * name.
 */
public final class Load {
  private static final int PAUSE = 20;

  private final Catalog catalog;
  private final Principal user;
  private final List<Thread> writers = new ArrayList<>();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unknown = new AtomicInteger();
  private final AtomicInteger doneAfterAll = new AtomicInteger();
  private final AtomicLong last = new AtomicLong(System.nanoTime());
  private final AtomicLong longestPause = new AtomicLong();
  private volatile boolean stopping;

  private Load(Catalog catalog, Principal user) {
    this.catalog = catalog;
    this.user = user;
  }

  /** Begins to write, as a user, for whom answers are kept. */
  public static Load start(Catalog catalog, Principal user, int writers) {
    Load load = new Load(catalog, user);
    for (int i = 0; i < writers; i++) {
      String name = "w" + i;
      load.writers.add(Thread.ofPlatform().start(() -> load.write(name)));
    }
    return load;
  }

  /** Waits until every write that was begun is acknowledged, and begins no more. */
  public void stop() throws InterruptedException {
    stopping = true;
    for (Thread writer : writers) {
      writer.join(20_000);
      if (writer.isAlive()) {
        wrong.add("a writer got stuck");
      }
    }
  }

  private void write(String writer) {
    for (int i = 0; !stopping; i++) {
      String name = writer + "-" + i;
      try {
        untilAcknowledged(name);
      } catch (CatalogException | InterruptedException e) {
        wrong.add(name + ": " + e);
        return;
      }
    }
  }

  private void untilAcknowledged(String name) throws InterruptedException {
    int unknownBefore = 0;
    while (true) {
      try {
        boolean repeated = catalog.in(user, tx -> once(tx, name)).repeated();
        acknowledge(name, repeated, unknownBefore);
        return;
      } catch (CatalogException e) {
        switch (e.code()) {
          case OUTCOME_UNKNOWN -> {
            unknown.incrementAndGet();
            unknownBefore++;
          }
          case UNAVAILABLE -> refused.incrementAndGet();
          case IN_PROGRESS -> {} // The server has not yet noticed that the client is gone.
          default -> throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private void acknowledge(String name, boolean repeated, int unknownBefore) {
    acknowledged.add(name);
    if (repeated) {
      doneAfterAll.incrementAndGet();
    }
    if (repeated && unknownBefore == 0) {
      wrong.add(name + " was said not to be written, and was");
    }
    long now = System.nanoTime();
    long pause = now - last.getAndSet(now);
    longestPause.accumulateAndGet(pause, Math::max);
  }

  private static KeptAnswer once(Transaction tx, String name) {
    IdempotencyKey key = IdempotencyKey.of(name, List.of(name), new byte[0]);
    return new OnceOnly(tx.scope())
        .answer(
            key,
            () -> {
              write(tx, name);
              return KeptAnswer.of(201, Map.of(), new byte[0]);
            });
  }

  private static void write(Transaction tx, String name) {
    Team team = tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, name));
    Component component =
        tx.create(
            Components.TYPE,
            Changes.<Component>none()
                .set(Components.NAME, name)
                .set(Components.KIND, ComponentType.LIBRARY)
                .set(Components.TEAM_ID, team.id()));
    tx.create(
        Incidents.TYPE,
        Changes.<Incident>none()
            .set(Incidents.TITLE, name)
            .set(Incidents.SEVERITY, IncidentSeverity.CRITICAL)
            .set(Incidents.IMPACT_TYPE, ImpactType.OUTAGE)
            .link(Incidents.AFFECTED_COMPONENTS, component.id()));
  }

  /** The names of the writes that were acknowledged. */
  public List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** What should not have happened. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** How often it was said that the outcome is unknown. */
  public int unknown() {
    return unknown.get();
  }

  /** How many writes of an unknown outcome had been done. */
  public int doneAfterAll() {
    return doneAfterAll.get();
  }

  /** The figures. */
  @Override
  public String toString() {
    return "%d acknowledged, %d times not written, %d times unknown (%d of them written), longest pause %d ms"
        .formatted(
            acknowledged.size(),
            refused.get(),
            unknown.get(),
            doneAfterAll.get(),
            longestPause.get() / 1_000_000);
  }
}
