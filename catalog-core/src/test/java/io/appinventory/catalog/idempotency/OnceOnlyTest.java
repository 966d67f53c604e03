package io.appinventory.catalog.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class OnceOnlyTest {
  private static int tenants;

  private final Catalog catalog;
  private final Catalog tomorrow;
  private final Principal ana;
  private final Principal ben;

  OnceOnlyTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    tomorrow =
        Catalog.open(
            database.dataSource(),
            CatalogOptions.standard()
                .withClock(Clock.offset(Clock.systemUTC(), OnceOnly.KEPT.plusSeconds(60))));
    String name = "once" + ++tenants;
    Principal system = Principal.system(catalog.administration().create(name, name).id());
    ana = user(system, "ana@acme.example");
    ben = user(system, "ben@acme.example");
  }

  @Test
  void givesTheFirstAnswerAgain() {
    KeptAnswer first = create(ana, "k1", "alpha");
    KeptAnswer again = create(ana, "k1", "alpha");
    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.headers()).isEqualTo(first.headers());
    assertThat(again.body()).isEqualTo(first.body());
    assertThatThrownBy(() -> create(ana, "k2", "alpha")).isInstanceOf(ConflictException.class);
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    create(ana, "k1", "beta");
    assertThatThrownBy(() -> create(ana, "k1", "gamma"))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.errors()).extracting("code").containsExactly("reused"));
  }

  @Test
  void keysBelongToTheirUser() {
    create(ana, "k1", "delta");
    assertThat(create(ben, "k1", "epsilon").repeated()).isFalse();
  }

  @Test
  void keepsNothingOfWhatWasRefused() {
    create(ana, "k1", "zeta");
    assertThatThrownBy(() -> create(ana, "k2", "zeta")).isInstanceOf(ConflictException.class);
    assertThat(create(ana, "k2", "eta").repeated()).isFalse();
  }

  @Test
  void doesItAgainOnceTheAnswerIsOver() {
    create(ana, "k1", "theta");
    assertThat(create(tomorrow, ana, "k1", "iota").repeated()).isFalse();
  }

  @Test
  void sweepsWhatIsOver() {
    create(ana, "k1", "kappa");
    assertThat((int) catalog.in(ana, tx -> OnceOnly.sweep(tx.scope()))).isZero();
    assertThat((int) tomorrow.in(ana, tx -> OnceOnly.sweep(tx.scope()))).isEqualTo(1);
  }

  @Test
  void tellsWhoComesMeanwhile() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    try (ExecutorService slow = Executors.newSingleThreadExecutor()) {
      Future<KeptAnswer> first =
          slow.submit(
              () ->
                  catalog.in(
                      ana,
                      tx ->
                          new OnceOnly(tx.scope())
                              .answer(
                                  key("k1", "x"),
                                  () -> {
                                    begun.countDown();
                                    await(told);
                                    return KeptAnswer.of(201, Map.of(), new byte[0]);
                                  })));
      begun.await();
      assertThatThrownBy(() -> create(ana, "k1", "x"))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("right now");
      told.countDown();
      assertThat(first.get().repeated()).isFalse();
    }
    assertThat(create(ana, "k1", "x").repeated()).isTrue();
  }

  @Test
  void doesItOnceHoweverManySendIt() throws Exception {
    int fresh = 0;
    try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
      List<Future<KeptAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(senders.submit(() -> createPatiently("k1", "lambda")));
      }
      for (Future<KeptAnswer> answer : answers) {
        fresh += answer.get().repeated() ? 0 : 1;
      }
    }
    assertThat(fresh).isEqualTo(1);
  }

  private KeptAnswer createPatiently(String key, String name) throws InterruptedException {
    while (true) {
      try {
        return create(ana, key, name);
      } catch (ConflictException e) {
        assertThat(e).hasMessageContaining("right now");
        Thread.sleep(Duration.ofMillis(20));
      }
    }
  }

  private KeptAnswer create(Principal who, String key, String name) {
    return create(catalog, who, key, name);
  }

  private static KeptAnswer create(Catalog catalog, Principal who, String key, String name) {
    return catalog.in(
        who,
        tx ->
            new OnceOnly(tx.scope())
                .answer(
                    key(key, name),
                    () -> {
                      Team team = tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, name));
                      return KeptAnswer.of(
                          201,
                          Map.of("Location", "/teams/" + team.id()),
                          team.name().getBytes(StandardCharsets.UTF_8));
                    }));
  }

  private static IdempotencyKey key(String key, String name) {
    return IdempotencyKey.of(key, List.of("POST", "/teams"), name.getBytes(StandardCharsets.UTF_8));
  }

  private Principal user(Principal system, String email) {
    User user =
        catalog.in(
            system,
            tx ->
                tx.create(
                    Users.TYPE,
                    Changes.<User>none()
                        .set(Users.EMAIL, email)
                        .set(Users.DISPLAY_NAME, email)
                        .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
                        .set(Users.EXTERNAL_ID, email)
                        .set(Users.ROLE, UserRole.ADMIN)));
    return Principal.user(system.tenantId(), user.id().value(), UserRole.ADMIN);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
