package io.appinventory.catalog.audit.seal;

import static io.appinventory.db.schema.Tables.AUDIT_SEALED_ENTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class SealingTest {
  private final SealedLog log;

  SealingTest(TestDatabase database) {
    log = new SealedLog(database);
  }

  @Test
  void hasNothingToSealInAnEmptyLog() {
    assertThat(log.seal()).isZero();
    Verdict verdict = log.verify();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.last()).isNull();
  }

  @Test
  void countsWhatWaits() {
    log.write(3);
    Verdict verdict = log.verify();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.waiting()).isEqualTo(3);
    assertThat(verdict.waitingSince()).isNotNull();
    assertThat(log.seal()).isEqualTo(3);
    assertThat(log.verify().waiting()).isZero();
  }

  @Test
  void sealsManyInBatches() {
    log.catalog()
        .in(
            log.principal(),
            tx -> {
              for (int i = 0; i < 2 * Sealing.BATCH + 1; i++) {
                tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "team " + i));
              }
              return tx;
            });
    assertThat(log.seal()).isEqualTo(2 * Sealing.BATCH + 1);
    Verdict verdict = log.verify();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.seals()).isEqualTo(3);
    assertThat(verdict.entries()).isEqualTo(2 * Sealing.BATCH + 1);
  }

  @Test
  void sealsWhatCommitsLateWithAnEarlyTime() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch sealed = new CountDownLatch(1);
    try (ExecutorService slow = Executors.newSingleThreadExecutor()) {
      Future<Team> late =
          slow.submit(
              () ->
                  log.catalog()
                      .in(
                          log.principal(),
                          tx -> {
                            Team team =
                                tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "late"));
                            written.countDown();
                            await(sealed);
                            return team;
                          }));
      written.await();
      log.write(2);
      assertThat(log.seal()).isEqualTo(2);
      sealed.countDown();
      late.get();
    }
    assertThat(log.verify().waiting()).isEqualTo(1);
    assertThat(log.seal()).isEqualTo(1);
    assertThat(log.verify().intact()).isTrue();
    assertThat(log.verify().entries()).isEqualTo(3);
  }

  @Test
  void missesAndDoublesNothingWhileManyWriteAndTwoSeal() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        writers.add(threads.submit(() -> log.write(60)));
      }
      List<Future<Long>> sealers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        sealers.add(threads.submit(() -> sealWhile(writing)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      long sealed = sealers.get(0).get() + sealers.get(1).get() + log.seal();
      assertThat(sealed).isEqualTo(180);
    }
    Verdict verdict = log.verify();
    assertThat(verdict.breach()).isEmpty();
    assertThat(verdict.entries()).isEqualTo(180);
    assertThat(verdict.seals()).isGreaterThan(1);
    assertThat(sealedIds()).containsExactlyInAnyOrderElementsOf(log.entries());
  }

  @Test
  void keepsTenantsApart(TestDatabase database) {
    SealedLog other = new SealedLog(database);
    log.write(2);
    other.write(1);
    assertThat(log.seal()).isEqualTo(2);
    assertThat(other.verify().waiting()).isEqualTo(1);
    assertThat(other.verify().seals()).isZero();
  }

  @Test
  void isForThoseWhoMayReadTheLog() {
    Principal editor = Principal.user(log.tenant(), UUID.randomUUID(), UserRole.EDITOR);
    assertThatThrownBy(() -> log.catalog().in(editor, tx -> new Sealing(tx.scope()).seal()))
        .isInstanceOf(NotAllowedException.class);
  }

  private List<@Nullable UUID> sealedIds() {
    return log.catalog()
        .read(
            log.principal(),
            reader ->
                reader
                    .scope()
                    .dsl()
                    .select(AUDIT_SEALED_ENTRIES.ENTRY_ID)
                    .from(AUDIT_SEALED_ENTRIES)
                    .where(AUDIT_SEALED_ENTRIES.TENANT_ID.eq(log.tenant()))
                    .fetch(AUDIT_SEALED_ENTRIES.ENTRY_ID));
  }

  private long sealWhile(AtomicBoolean going) {
    long sealed = 0;
    while (going.get()) {
      sealed += log.seal();
    }
    return sealed;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
