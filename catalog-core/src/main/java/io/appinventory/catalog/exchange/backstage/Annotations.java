package io.appinventory.catalog.exchange.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.ExactJson;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.exchange.read.Fields;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The annotations that mean something to the catalog. */
final class Annotations {
  /** What the catalog itself says in a descriptor: {@code appinventory.io/environment}. */
  static final String OWN = "appinventory.io/";

  private static final String NAME = OWN + "name";
  private static final Map<String, String> SLUGS =
      Map.of(
          "github.com/project-slug", "github",
          "gitlab.com/project-slug", "gitlab",
          "bitbucket.org/project-key", "bitbucket");

  private Annotations() {}

  /** The repositories of the source code. */
  static Set<RepositoryPlace> repositories(Fields metadata) {
    Fields annotations = metadata.object("annotations");
    Set<RepositoryPlace> places = new LinkedHashSet<>();
    annotations
        .node()
        .properties()
        .forEach(
            entry -> {
              String value = entry.getValue().asText("");
              if (SLUGS.containsKey(entry.getKey()) && !value.contains("{{")) {
                RepositoryPlace.ofSlug(SLUGS.get(entry.getKey()), value).ifPresent(places::add);
              } else if (!entry.getValue().isTextual()) {
                annotations.note(entry.getKey(), "should be text; it is kept as it is");
              }
            });
    String source = annotations.node().path("backstage.io/source-location").asText("");
    if (source.startsWith("url:")) {
      RepositoryPlace.ofUrl(source.substring("url:".length())).ifPresent(places::add);
    }
    return places;
  }

  /** The name in the catalog, where it is another than in Backstage; null for none. */
  static @Nullable String name(Fields metadata) {
    return metadata.object("annotations").text(NAME);
  }

  /** Puts what the catalog once wrote itself over what was read. */
  static void overrides(Fields metadata, ObjectNode properties) {
    for (Map.Entry<String, JsonNode> entry : metadata.object("annotations").node().properties()) {
      String key = entry.getKey();
      if (key.startsWith(OWN) && !key.equals(NAME) && entry.getValue().isTextual()) {
        Optional<JsonNode> value = ExactJson.tryParse(entry.getValue().textValue());
        value.ifPresent(json -> properties.set(key.substring(OWN.length()), json));
      }
    }
  }
}
