package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no decent client sends. */
@ExtendWith(RunningServerExtension.class)
class RawRequestsTest {
  private final RunningServer server;

  RawRequestsTest(RunningServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource({
    "GET /livez, 505", // HTTP/0.9
    "GET /livez HTTP/9.9, 505",
    "nonsense, 400",
    "GET /%00 HTTP/1.1, 400",
    "GET /%zz HTTP/1.1, 400",
    "GET /%ff%fe HTTP/1.1, 400",
    "GET /docs/%2e%2e/livez HTTP/1.1, 404",
    "BREW /livez HTTP/1.1, 405",
    "TRACE /livez HTTP/1.1, 405",
    "GET /openapi.json?x=%zz HTTP/1.1, 400",
    "GET /docs/..%2f..%2fetc%2fpasswd HTTP/1.1, 404",
  })
  void areAnsweredWithProblems(String line, int status) throws IOException {
    assertProblem(exchange(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"), status);
  }

  @Test
  void headersHaveALimit() throws IOException {
    String request =
        "GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n";
    assertProblem(exchange(request), 431);
  }

  @Test
  void addressesHaveALimit() throws IOException {
    String request = "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    assertProblem(exchange(request), 414);
  }

  @Test
  void socketsAreNotUpgraded() throws IOException {
    String request =
        "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    assertProblem(exchange(request), 404);
  }

  @Test
  void lengthsThatDisagreeAreRefused() throws IOException {
    String request =
        "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    assertProblem(exchange(request), 400);
  }

  private void assertProblem(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT))
        .contains("content-type: application/problem+json")
        .doesNotContain("jetty", "exception", "java", "<html");
    assertThat(answer).contains("\"status\":" + status);
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket("localhost", server.server().port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      StringBuilder answer = new StringBuilder();
      byte[] buffer = new byte[8_192];
      // As much as there is until the body has ended: some of these connections stay open.
      while (answer.indexOf("}") < 0) {
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
          break;
        }
        answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
      return answer.toString();
    }
  }
}
