package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.FuzzedValues;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every route of the description with generated parameters and bodies: whatever comes, the answer
 * is a success or a problem that tells nothing of the inside.
 */
@ExtendWith(RunningServerExtension.class)
class FuzzTest {
  private static final int ROUNDS = 30;
  private static final Pattern INSIDE =
      Pattern.compile(
          "io\\.appinventory|java\\.(lang|util)|org\\.(jooq|postgresql|eclipse)|Exception|(?i)select"
              + " .* from|insert into|relation \"|constraint|SQLSTATE");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final RunningServer server;
  private final JsonNode document;
  private final FuzzedValues values;
  private String last = "";
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  FuzzTest(RunningServer server) {
    this.server = server;
    this.document = server.nobody().get("/openapi.json").json();
    this.values = new FuzzedValues(document, random);
  }

  /** One operation of the description. */
  private record Operation(String path, String method, JsonNode description) {
    boolean takesLong() {
      // a password takes a third of a second to check
      return path.contains("/auth/");
    }
  }

  @Test
  void answersWhateverComes() {
    List<Operation> operations = operations();
    for (int round = 0; round < ROUNDS; round++) {
      for (Operation operation : operations) {
        if (round == 0 || !operation.takesLong()) {
          tryOnce(operation);
        }
      }
    }
    System.out.println("Answers to generated requests: " + statuses);
    assertThat(statuses.keySet()).contains(200, 201, 400, 404, 422);
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                new Operation(
                                    path.getKey(),
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    method.getValue()))));
    return operations;
  }

  private void tryOnce(Operation operation) {
    StringBuilder path = new StringBuilder(operation.path().replace("/t/{tenant}", "/t/acme"));
    String separator = "?";
    Client client =
        operation.path().startsWith("/api/v1/tenants") ? server.operator() : server.admin();
    for (JsonNode parameter : operation.description().path("parameters")) {
      String name = parameter.path("name").asText();
      switch (parameter.path("in").asText()) {
        case "path" -> replace(path, "{" + name + "}", encoded(value(parameter)));
        case "query" -> {
          if (random.nextInt(4) == 0) {
            path.append(separator).append(name).append('=').append(encoded(value(parameter)));
            separator = "&";
          }
        }
        default -> {
          if (random.nextInt(6) == 0) {
            client = client.with(name, "\"" + random.nextInt(3) + "\"");
          }
        }
      }
    }
    send(operation, client, path.toString());
  }

  private void send(Operation operation, Client client, String path) {
    JsonNode content = operation.description().path("requestBody").path("content");
    String type = content.isEmpty() ? null : content.fieldNames().next();
    String body = type == null ? "" : values.of(content.path(type).path("schema")).toString();
    String sent = operation.method() + " " + path + " " + body;
    Answer answer;
    try {
      answer = client.send(operation.method(), path, type, body);
    } catch (AssertionError e) {
      throw new AssertionError(sent + " after " + last, e);
    }
    last = abbreviated(sent) + answer.status() + answer.headers() + answer.body();
    require(answer, abbreviated(sent) + " seed " + seed);
  }

  private void require(Answer answer, String sent) {
    statuses.merge(answer.status(), 1, Integer::sum);
    assertThat(answer.status()).as("%s -> %s", sent, answer.body()).isLessThan(500);
    if (answer.status() >= 400) {
      // what is broken before any route sees it is answered by the server as everywhere
      boolean ours = !sent.contains(" /t/") || answer.json().has("instance");
      assertThat(answer.header("Content-Type"))
          .as(sent)
          .isEqualTo(ours ? "application/problem+json" : "application/json");
      assertThat(answer.code()).as(sent).isNotEmpty();
      assertThat(INSIDE.matcher(answer.body()).find())
          .as("%s -> %s", sent, answer.body())
          .isFalse();
    }
    if (answer.status() == 201 && answer.data().has("id")) {
      values.know(answer.id());
    }
  }

  private String value(JsonNode parameter) {
    JsonNode value = values.of(parameter.path("schema"));
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static String encoded(String value) {
    String cut = value.substring(0, Math.min(value.length(), 3_000));
    String encoded = URLEncoder.encode(cut, StandardCharsets.UTF_8).replace("+", "%20");
    return encoded.isEmpty() ? "%20" : encoded;
  }

  private static void replace(StringBuilder path, String what, String with) {
    int at = path.indexOf(what);
    if (at >= 0) {
      path.replace(at, at + what.length(), with);
    }
  }

  private static String abbreviated(String text) {
    return text.substring(0, Math.min(text.length(), 2_000));
  }
}
