package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever lost an answer sends the request again. */
@ExtendWith(RunningServerExtension.class)
class RepeatedRequestsTest {
  private static final String TEAMS = "/api/v1/teams";

  private final Client admin;

  RepeatedRequestsTest(RunningServer server) {
    this.admin = server.admin();
  }

  @Test
  void areDoneOnceAndAnsweredAlike() {
    Client named = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    String body = "{\"name\": \"" + UUID.randomUUID() + "\"}";
    Answer first = named.post(TEAMS, body);
    Answer second = named.post(TEAMS, body);
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.body()).isEqualTo(first.body());
    for (String header : List.of("Location", "ETag", "Content-Type")) {
      assertThat(second.header(header)).isEqualTo(first.header(header)).isNotEmpty();
    }
  }

  @Test
  void areToldApartByTheirBodies() {
    Client named = admin.with("Idempotency-Key", "one");
    named.post(TEAMS, "{\"name\": \"first of one\"}");
    Answer other = named.post(TEAMS, "{\"name\": \"second of one\"}");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("errors").findValuesAsText("field"))
        .containsExactly("Idempotency-Key");
    assertThat(named.post("/api/v1/products", "{\"name\": \"first of one\"}").status())
        .isEqualTo(422);
  }

  @Test
  void areTriedAgainWhenTheyWereRefused() {
    Client named = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    String team = named.post(TEAMS, "{\"name\": 1}").code();
    assertThat(team).isEqualTo("invalid_input");
    assertThat(named.post(TEAMS, "{\"name\": \"" + UUID.randomUUID() + "\"}").status())
        .isEqualTo(201);
  }

  @Test
  void areDoneOnceWhenTheyComeAtOnce() throws InterruptedException, ExecutionException {
    Client named = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    String body = "{\"name\": \"" + UUID.randomUUID() + "\"}";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          Stream.generate(() -> threads.submit(() -> named.post(TEAMS, body))).limit(8).toList();
      int created = 0;
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).as(answer.get().body()).isIn(201, 409);
        created += answer.get().status() == 201 ? 1 : 0;
      }
      assertThat(created).isPositive();
    }
    assertThat(named.post(TEAMS, body).header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void ofBatchesHaveToBeAtomic() {
    Client named = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    String line = "{\"name\": \"" + UUID.randomUUID() + "\"}";
    String type = "application/x-ndjson";
    assertThat(named.send("POST", TEAMS + "/batch", type, line).code()).isEqualTo("malformed");
    Answer first = named.send("POST", TEAMS + "/batch?atomic=true", type, line);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(named.send("POST", TEAMS + "/batch?atomic=true", type, line).body())
        .isEqualTo(first.body());
  }

  @Test
  void needAKeyOfASafeShape() {
    Answer refused =
        admin.with("Idempotency-Key", "x".repeat(256)).post(TEAMS, "{\"name\": \"never\"}");
    assertThat(refused.status()).isEqualTo(422);
  }
}
