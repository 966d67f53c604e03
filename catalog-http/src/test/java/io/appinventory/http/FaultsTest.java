package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.FaultyDataSource;
import io.appinventory.http.testing.RunningServer;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What happens when something else is broken. */
@TestInstance(Lifecycle.PER_CLASS)
class FaultsTest {
  private static final String TEAMS = "/api/v1/teams";

  private TestDatabase database;
  private FaultyDataSource dataSource;
  private RunningServer server;
  private Client admin;

  @BeforeAll
  void open() {
    database = TestDatabase.migrated();
    dataSource = new FaultyDataSource(database.dataSource());
    server = start();
    admin = server.admin();
  }

  private RunningServer start() {
    return RunningServer.on(Catalog.open(dataSource), HttpSettings.onPort(0));
  }

  @AfterEach
  void recover() {
    dataSource.recover();
  }

  @AfterAll
  void close() {
    server.close();
    database.close();
  }

  @Test
  void theDatabaseGoesAwayAndComesBack() {
    assertThat(admin.get(TEAMS).status()).isEqualTo(200);
    assertThat(server.nobody().get("/readyz").status()).isEqualTo(200);
    dataSource.fail(
        () -> {
          throw new SQLTransientConnectionException("no connection within 10 s to 10.1.2.3");
        });
    Answer away = admin.get(TEAMS);
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.code()).isEqualTo("unavailable");
    assertThat(away.header("Retry-After")).isEqualTo("5");
    assertThat(away.body()).doesNotContain("10.1.2.3");
    assertThat(admin.post(TEAMS, "{\"name\": \"lost\"}").status()).isEqualTo(503);
    assertThat(server.nobody().get("/readyz").status()).isEqualTo(503);
    assertThat(server.nobody().get("/livez").status()).isEqualTo(200);
    Answer batch =
        admin.send("POST", TEAMS + "/batch", "application/x-ndjson", "{\"name\": \"b\"}");
    assertThat(batch.data().path(0).path("status").asInt()).isEqualTo(503);

    dataSource.recover();
    assertThat(admin.post(TEAMS, "{\"name\": \"lost\"}").status()).isEqualTo(201);
    assertThat(server.nobody().get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void whatNobodyExpectedIsToldToNobody() {
    dataSource.fail(
        () -> {
          throw new IllegalStateException("secret of SecretClass in select * from secrets");
        });
    Answer broken = admin.with("X-Request-Id", "find-me").get(TEAMS);
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.code()).isEqualTo("internal_error");
    assertThat(broken.json().path("request_id").asText()).isEqualTo("find-me");
    assertThat(broken.body()).doesNotContainIgnoringCase("secret", "select", "exception");
  }

  @Test
  void whatTheMachineRanOutOfIsAnsweredTheSame() {
    dataSource.fail(
        () -> {
          throw new StackOverflowError("secret depth");
        });
    Answer broken = admin.with("X-Request-Id", "find-me-too").get(TEAMS);
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.code()).isEqualTo("internal_error");
    assertThat(broken.json().path("request_id").asText()).isEqualTo("find-me-too");
    assertThat(broken.body()).doesNotContain("secret");
  }

  @Test
  void aStopLetsRunningRequestsEnd() throws Exception {
    RunningServer other =
        RunningServer.joining(Catalog.open(dataSource), HttpSettings.onPort(0), server);
    Client client = other.admin();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    dataSource.fail(
        () -> {
          running.countDown();
          await(released);
        });
    var answer =
        CompletableFuture.supplyAsync(
            () -> client.post(TEAMS, "{\"name\": \"" + UUID.randomUUID() + "\"}"));
    assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
    var stopped = CompletableFuture.runAsync(other::close);
    Thread.sleep(300);
    assertThat(stopped).isNotDone();
    released.countDown();
    assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
    assertThat(stopped).succeedsWithin(Duration.ofSeconds(10));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("not released");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
