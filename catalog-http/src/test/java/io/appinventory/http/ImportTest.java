package io.appinventory.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.exchange.archive.ArchiveLimits;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Archives;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Descriptors of other tools, sent over HTTP. */
class ImportTest {
  private static final String IMPORT = "/api/v1/import";
  private static final String NDJSON = "application/x-ndjson";

  private static TestDatabase database;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    database = TestDatabase.migrated();
    server =
        RunningServer.on(
            Catalog.open(database.dataSource()),
            HttpSettings.onPort(0).withArchives(new ArchiveLimits(200, 64L << 20, 100)));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  private static String yaml(String name, String... more) {
    return """
    apiVersion: backstage.io/v1alpha1
    kind: Component
    metadata: {name: %s}
    spec: {type: service, lifecycle: production, owner: pay}
    """
            .formatted(name)
        + String.join("\n", more);
  }

  private static String json(String name) {
    return ("{\"apiVersion\": \"backstage.io/v1alpha1\", \"kind\": \"Component\", \"metadata\":"
            + " {\"name\": \"%s\"}, \"spec\": {\"type\": \"service\", \"lifecycle\":"
            + " \"production\", \"owner\": \"pay\"}}")
        .formatted(name);
  }

  private static Answer send(String query, String type, String body) {
    return server.admin().send("POST", IMPORT + query, type, body);
  }

  private static Answer send(String query, String type, byte[] body) {
    return server.admin().send("POST", IMPORT + query, type, body);
  }

  private static JsonNode total(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.data().path("total");
  }

  private static long count(String name) {
    return server
        .admin()
        .get("/api/v1/services?filter=name%20%3D%20%22" + name + "%22")
        .json()
        .path("meta")
        .path("total")
        .asLong();
  }

  @Test
  void takesLines() {
    String lines = json("lines-a") + "\n\n" + json("lines-b") + "\n{\"x\": 1}\nnonsense: [\n";
    Answer answer = send("", NDJSON, lines);
    assertThat(total(answer).path("created").asInt()).isEqualTo(2);
    assertThat(answer.data().path("clean").asBoolean()).isFalse();
    assertThat(answer.data().path("skipped").path(0).path("line").asInt()).isEqualTo(4);
    assertThat(answer.data().path("refused").path(0).path("line").asInt()).isEqualTo(5);
    assertThat(answer.data().path("refused").path(0).path("document").asInt()).isEqualTo(4);
    Answer again = send("", NDJSON, lines);
    assertThat(total(again).path("unchanged").asInt()).isEqualTo(2);
    assertThat(total(again).path("created").asInt()).isZero();
    assertThat(count("lines-a")).isEqualTo(1);
  }

  @Test
  void takesDocuments() {
    assertThat(total(send("", "application/json", json("one"))).path("created").asInt()).isOne();
    String list = "[" + json("one") + ",\n" + json("two") + "]";
    assertThat(total(send("", "application/json", list)).path("created").asInt()).isOne();
    String documents = yaml("three") + "---\n" + yaml("four");
    assertThat(total(send("", "application/yaml", documents)).path("created").asInt()).isEqualTo(2);
  }

  @Test
  void missesOnlyWhatTheSameSourceHad() {
    String both = json("named-a") + "\n" + json("named-b");
    assertThat(total(send("?source=shop", NDJSON, both)).path("created").asInt()).isEqualTo(2);
    Answer other = send("?source=other", NDJSON, json("named-c"));
    assertThat(other.data().path("orphaned")).isEmpty();
    Answer less = send("?source=shop&dry_run=true", NDJSON, json("named-a"));
    assertThat(less.data().path("dry_run").asBoolean()).isTrue();
    assertThat(less.data().path("orphaned").findValuesAsText("key"))
        .containsExactly("component:default/named-b");
    assertThat(send("?source=shop", NDJSON, json("named-a")).data().path("orphaned")).hasSize(1);
    assertThat(send("", NDJSON, json("named-d")).data().path("orphaned")).isEmpty();
    assertThat(send("", NDJSON, json("named-e")).data().path("orphaned")).isEmpty();
  }

  @Test
  void writesNothingInADryRun() {
    assertThat(total(send("?dry_run=true", NDJSON, json("dry"))).path("created").asInt()).isOne();
    assertThat(count("dry")).isZero();
  }

  @Test
  void readsOnlyTheFormatsAskedFor() {
    Answer answer = send("?format=opslevel,cortex", NDJSON, json("format"));
    assertThat(total(answer).path("read").asInt()).isZero();
    assertThat(send("?format=nope", NDJSON, json("format")).code()).isEqualTo("invalid_query");
    assertThat(send("?source=" + "x".repeat(1_001), NDJSON, json("format")).status())
        .isEqualTo(422);
  }

  @Test
  void takesOverOnlyWhenAskedTo() {
    server.admin().post("/api/v1/services", "{\"name\": \"made-here\", \"type\": \"api\"}");
    assertThat(total(send("", NDJSON, json("made-here"))).path("conflicts").asInt()).isOne();
    assertThat(total(send("?adopt=true", NDJSON, json("made-here"))).path("conflicts").asInt())
        .isZero();
  }

  @Test
  void takesArchives() {
    Map<String, String> files =
        Map.of(
            "repo/catalog-info.yaml",
            yaml("KIND-a"),
            "repo/deep/" + "x".repeat(120) + "/catalog-info.yaml",
            yaml("KIND-b"),
            "repo/CODEOWNERS",
            "* @acme/pay\n",
            "repo/.git/config",
            "[remote \"origin\"]\n  url = git@github.com:acme/KIND.git\n",
            "repo/main.go",
            "package main",
            "repo/bad.yaml",
            yaml("KIND a"));
    for (String kind : new String[] {"zip", "tar", "tgz"}) {
      Map<String, String> named =
          files.entrySet().stream()
              .collect(
                  Collectors.toMap(Map.Entry::getKey, e -> e.getValue().replace("KIND", kind)));
      String type = kind.equals("zip") ? "application/zip" : "application/gzip";
      Answer answer = send("?source=" + kind, type, Archives.of(kind, named));
      assertThat(total(answer).path("created").asInt()).as(answer.body()).isEqualTo(3);
      assertThat(answer.data().path("refused").findValuesAsText("file"))
          .containsExactly("repo/bad.yaml");
      assertThat(count(kind + "-a") + count(kind + "-b")).isEqualTo(2);
      String repositories = server.admin().get("/api/v1/repositories").body();
      assertThat(repositories).contains("\"acme/" + kind + "\"");
    }
  }

  @Test
  void refusesEntriesThatLieElsewhere() {
    for (String kind : new String[] {"zip", "tar"}) {
      byte[] archive =
          Archives.of(
              kind,
              Map.of(
                  "../../slip.yaml", yaml("slip-" + kind),
                  "/tmp/absolute.yaml", yaml("absolute-" + kind),
                  "a/../../slip2.yaml", yaml("slip2-" + kind),
                  "..\\..\\slip3.yaml", yaml("slip3-" + kind),
                  "inside.yaml", yaml("inside-" + kind)));
      Answer answer = send("", "application/octet-stream", archive);
      assertThat(total(answer).path("created").asInt()).as(answer.body()).isOne();
      assertThat(answer.data().path("refused")).hasSize(4);
      assertThat(answer.data().path("refused").path(0).path("reason").asText())
          .contains("leads out of the archive");
      assertThat(count("inside-" + kind)).isOne();
    }
  }

  @Test
  void followsNoLinksOfArchives() {
    byte[] archive = Archives.tarWithLink("passwd.yaml", "/etc/passwd", "ok.yaml", yaml("linked"));
    Answer answer = send("", "application/x-tar", archive);
    assertThat(total(answer).path("created").asInt()).isOne();
    assertThat(answer.data().path("refused").path(0).path("file").asText())
        .isEqualTo("passwd.yaml");
  }

  @Test
  void refusesArchivesThatGrow() {
    byte[] zeros = Archives.zip(Map.of("a.yaml", "\0".repeat(60 << 20)));
    assertThat(zeros.length).isLessThan(100_000);
    assertThat(send("", "application/zip", zeros).code()).isEqualTo("too_large");
    assertThat(
            send("", "application/gzip", Archives.tgz(Map.of("a.bin", "x".repeat(70 << 20))))
                .code())
        .isEqualTo("too_large");
    Map<String, String> many =
        IntStream.range(0, 300).boxed().collect(Collectors.toMap(i -> "f" + i + ".yaml", i -> "x"));
    assertThat(send("", "application/zip", Archives.zip(many)).code()).isEqualTo("too_large");
    assertThat(send("", "application/x-tar", Archives.tar(many)).code()).isEqualTo("too_large");
  }

  @Test
  void refusesWhatIsNoArchive() {
    byte[] zip = Archives.zip(Map.of("a.yaml", yaml("cut")));
    byte[] tar = Archives.tar(Map.of("a.yaml", yaml("cut")));
    byte[] tgz = Archives.tgz(Map.of("a.yaml", yaml("cut")));
    byte[][] bodies = {
      "PK nonsense".getBytes(UTF_8),
      java.util.Arrays.copyOf(zip, zip.length / 2),
      java.util.Arrays.copyOf(tar, 700),
      java.util.Arrays.copyOf(tgz, tgz.length / 2),
      {0x1F, (byte) 0x8B, 8, 0},
      "not an archive at all".repeat(100).getBytes(UTF_8),
      "x".getBytes(UTF_8)
    };
    for (byte[] body : bodies) {
      Answer answer = send("", "application/zip", body);
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("malformed");
    }
  }

  @Test
  void mayTakeLongerThanAConnectionMayBeSilent() {
    HttpSettings impatient =
        new HttpSettings(
            "",
            0,
            1_000_000,
            32_000_000,
            Duration.ofMillis(200),
            Duration.ofSeconds(20),
            Optional.empty(),
            false,
            List.of(),
            ArchiveLimits.standard());
    try (RunningServer other =
        RunningServer.joining(Catalog.open(database.dataSource()), impatient, server)) {
      String lines =
          IntStream.range(0, 1_500)
              .mapToObj(i -> json("many-" + i))
              .collect(Collectors.joining("\n"));
      long start = System.nanoTime();
      Answer answer = other.admin().send("POST", IMPORT, NDJSON, lines);
      assertThat(total(answer).path("created").asInt()).isEqualTo(1_500);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }
  }

  @Test
  void isForThoseWhoMayWriteAndOneTenant() {
    for (UserRole role : new UserRole[] {UserRole.VIEWER, UserRole.INCIDENT_COMMANDER}) {
      Client client = server.user(role);
      assertThat(client.send("POST", IMPORT, NDJSON, json("viewer")).status()).isEqualTo(403);
      assertThat(client.send("POST", IMPORT + "?dry_run=true", NDJSON, json("viewer")).status())
          .isEqualTo(403);
    }
    assertThat(server.nobody().send("POST", IMPORT, NDJSON, json("viewer")).status())
        .isEqualTo(401);
    assertThat(server.user(UserRole.EDITOR).send("POST", IMPORT, NDJSON, json("editor")).status())
        .isEqualTo(200);
    assertThat(server.stranger().get("/api/v1/services").json().path("meta").path("total").asInt())
        .isZero();
    assertThat(send("", "text/html", "<p>").status()).isEqualTo(415);
  }
}
