package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.exchange.archive.ArchiveLimits;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.query.Facets;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.store.EntityReader;
import io.appinventory.http.exchange.JsonInput;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Parameter.Place;
import io.appinventory.http.route.Route;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page for people says what the code does. */
@ExtendWith(RunningServerExtension.class)
class DocumentationTest {
  private final RunningServer server;
  private final String page;

  DocumentationTest(RunningServer server) throws IOException {
    this.server = server;
    this.page =
        Files.readString(Path.of("..", "docs", "http.md"))
            + Files.readString(Path.of("..", "docs", "backstage.md"))
            + Files.readString(Path.of("..", "docs", "delivery.md"));
  }

  @Test
  void namesEveryRoute() {
    Set<String> collections =
        server.catalog().model().types().stream()
            .map(type -> type.name())
            .collect(Collectors.toSet());
    for (Route route : server.server().routes()) {
      String path = route.path().replaceFirst("^/api/v1", "");
      String first = path.split("/", -1)[1];
      String generic =
          collections.contains(first)
              ? path.replaceFirst("/" + first, "/{collection}")
                  .replaceFirst("\\{id}/[a-z_-]+/\\{other_id}", "{id}/{relation}/{other_id}")
              : path;
      String method = route.method().name() + " ";
      assertThat(
              page.contains("`" + method + generic + "`")
                  || page.contains("`" + method + path + "`"))
          .as(method + path)
          .isTrue();
    }
  }

  @Test
  void namesEveryParameter() {
    for (Route route : server.server().routes()) {
      for (String parameter : route.names(Place.QUERY)) {
        assertThat(page.contains("`" + parameter) || page.contains("?" + parameter + "="))
            .as(route.operation() + " " + parameter)
            .isTrue();
      }
    }
  }

  @Test
  void namesEveryErrorWithItsStatus() {
    for (ProblemType type : ProblemType.values()) {
      assertThat(page).contains("| `" + type.code() + "` | " + type.status() + " |");
    }
  }

  @Test
  void namesTheLimits() {
    HttpSettings usual = HttpSettings.onPort(0);
    assertThat(usual.maxBody()).isEqualTo(1_000_000);
    assertThat(usual.maxBatch()).isEqualTo(32_000_000);
    assertThat(page)
        .contains("| a body | 1 MB |")
        .contains(
            "archive %,d entries, %d MiB unpacked, %d times its size from %d MiB on |"
                .formatted(
                    usual.archives().entries(),
                    usual.archives().expandedBytes() >> 20,
                    usual.archives().ratio(),
                    ArchiveLimits.FREE >> 20))
        .contains("| a batch | 32 MB, 10,000 lines, 1 MB a line |")
        .contains("| silence on a connection | " + usual.idleTimeout().toSeconds() + " s |")
        .contains("running requests | " + usual.stopTimeout().toSeconds() + " s |")
        .contains("| nesting of JSON | " + JsonInput.MAX_DEPTH + " levels |")
        .contains("| a page | " + PageRequest.MAX_SIZE + " entities |")
        .contains("`page` | %,d; cursors".formatted(PageRequest.MAX_SKIPPED))
        .contains("in a detail | %,d; a list".formatted(EntityReader.MAX_RELATED))
        .contains(
            "of a graph | %,d, %d steps away"
                .formatted(GraphRequest.MAX_NODES, GraphRequest.MAX_DEPTH))
        .contains("| %,d, of %d properties".formatted(Facets.MAX_VALUES, Facets.MAX_FACETS));
  }
}
