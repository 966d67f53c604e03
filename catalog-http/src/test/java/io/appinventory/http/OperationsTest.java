package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.appinventory.http.operations.AccessLog;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What whoever runs the server sees. */
@ExtendWith(RunningServerExtension.class)
class OperationsTest {
  private final RunningServer server;

  OperationsTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void livesAndIsReady() {
    for (String path : new String[] {"/livez", "/readyz"}) {
      Answer answer = server.nobody().get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("status").asText()).isEqualTo("ok");
    }
  }

  @Test
  void measuresRequestsByRoute() throws InterruptedException {
    server.admin().get("/api/v1/teams/" + RunningServer.unknownId());
    // A request is measured when its answer is out.
    Thread.sleep(200);
    Answer metrics = server.nobody().get("/metrics");
    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
    assertThat(metrics.body())
        .contains("http_server_request_duration_seconds_bucket")
        .contains("http_route=\"/api/v1/teams/{id}\"")
        .contains("http_response_status_code=\"404\"")
        .contains("http_server_active_requests")
        .doesNotContain(RunningServer.unknownId());
  }

  @Test
  void writesOneLineForEachRequest() throws InterruptedException {
    Logger log = (Logger) LoggerFactory.getLogger(AccessLog.NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.setLevel(Level.INFO);
    log.addAppender(lines);
    try {
      server
          .admin()
          .with("X-Request-Id", "logged-1")
          .get("/api/v1/teams?filter=name%20%3D%20%22secret%22");
      Thread.sleep(200);
    } finally {
      log.detachAppender(lines);
      log.setLevel(null);
    }
    assertThat(lines.list).hasSize(1);
    Map<String, String> values =
        lines.list.getFirst().getKeyValuePairs().stream()
            .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
    assertThat(values)
        .containsEntry("request_id", "logged-1")
        .containsEntry("method", "GET")
        .containsEntry("route", "/api/v1/teams")
        .containsEntry("path", "/api/v1/teams")
        .containsEntry("status", "200")
        .containsKeys("duration_ms", "address", "tenant", "user");
    assertThat(values.toString()).doesNotContain("secret", "aik_");
  }
}
