package io.appinventory.http.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.http.testing.NpmFolder;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Backstage's own client, from npm and unmodified, reads this catalog. */
@ExtendWith(RunningServerExtension.class)
class CatalogClientTest {
  private static final Path FILES =
      Path.of("src/test/resources/io/appinventory/http/backstage/client");

  private final RunningServer server;

  CatalogClientTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void getsWhatItAsksFor() throws IOException, InterruptedException {
    Optional<String> obstacle = NpmFolder.obstacle();
    assumeTrue(obstacle.isEmpty(), () -> "not tried: " + obstacle.orElseThrow());
    NpmFolder npm = new NpmFolder(FILES, Path.of("target", "catalog-client"));
    assumeTrue(npm.install(), "not tried: the npm registry is not reached");
    Descriptors.importText(server.catalog(), server.acme(), Descriptors.SHOP);
    JsonNode results =
        npm.run(
            "check.mjs",
            Map.of(
                "CATALOG_BASE",
                "http://localhost:" + server.server().port() + "/t/acme/api/catalog",
                "CATALOG_TOKEN",
                server.adminToken()));
    JsonNode expected = NpmFolder.json(Files.readString(FILES.resolve("expected.json")));
    for (Map.Entry<String, JsonNode> one : expected.properties()) {
      assertThat(results.path(one.getKey())).as(one.getKey()).isEqualTo(one.getValue());
    }
    assertThat(results.size()).isEqualTo(expected.size());
  }
}
