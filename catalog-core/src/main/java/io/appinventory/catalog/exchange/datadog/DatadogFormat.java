package io.appinventory.catalog.exchange.datadog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.DescriptorDraft;
import io.appinventory.catalog.exchange.DescriptorFormat;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.exchange.Vocabulary;
import io.appinventory.catalog.exchange.read.Fields;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads Datadog's services (version 2) and entities of all kinds (version 3). */
public final class DatadogFormat implements DescriptorFormat {
  @Override
  public Format format() {
    return Format.DATADOG;
  }

  @Override
  public Set<String> fileNames() {
    return Set.of(
        "service.datadog.yaml", "service.datadog.yml", "entity.datadog.yaml", "entity.datadog.yml");
  }

  @Override
  public List<String> marks() {
    return List.of(
        "dd-service",
        "apiVersion: v3",
        "apiVersion: \"v3",
        "apiVersion: 'v3",
        "\"apiVersion\":\"v3",
        "\"apiVersion\": \"v3");
  }

  @Override
  public boolean recognises(ObjectNode document) {
    return document.has("dd-service")
        || document.path("apiVersion").asText().matches("v3(\\..*)?")
            && document.has("kind")
            && document.path("metadata").has("name");
  }

  @Override
  public Optional<Descriptor> read(ObjectNode document, Place place, Reading reading)
      throws UnreadableDocument {
    Fields all = Fields.of(document, place, reading);
    boolean old = document.has("dd-service");
    Fields metadata = old ? all : all.object("metadata");
    Fields spec = old ? all : all.object("spec");
    String name = old ? all.text("dd-service") : metadata.text("name");
    String kind = old ? "service" : all.text("kind");
    if (name == null) {
      throw metadata.refused(old ? "dd-service" : "name", "is missing");
    }
    if (kind == null) {
      throw all.refused("kind", "is missing");
    }
    if (name.contains("{{")) {
      reading.skip(place, "a template: " + name);
      return Optional.empty();
    }
    DescriptorDraft draft =
        new DescriptorDraft(Format.DATADOG, kind, collection(kind), document, place, reading);
    describe(draft, metadata, spec, kind);
    relate(draft, all, metadata, spec, old);
    return Optional.of(draft.end(kind + ":" + name, name, name + " (" + kind + ")"));
  }

  private static String collection(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "system" -> "products";
      case "repository" -> "repositories";
      case "team" -> "teams";
      case "library" -> "components";
      default -> "services";
    };
  }

  private static void describe(DescriptorDraft draft, Fields metadata, Fields spec, String kind) {
    draft.fields().description(metadata.text("description"));
    switch (draft.collection()) {
      case "services" ->
          draft
              .fields()
              .code(
                  "type",
                  kind.equalsIgnoreCase("service")
                      ? Vocabulary.serviceType(spec.text("type"))
                      : Vocabulary.serviceType(kind))
              .code("status", Vocabulary.status(spec.text("lifecycle")));
      case "components" ->
          draft
              .fields()
              .code("type", Vocabulary.componentType(kind))
              .code("status", Vocabulary.status(spec.text("lifecycle")));
      case "repositories" -> draft.fields().code("provider", provider(metadata.text("name")));
      default -> {}
    }
    if (!draft.collection().equals("teams")) {
      draft.fields().tags(tags(metadata, spec));
    }
  }

  private static String provider(@Nullable String name) {
    return RepositoryPlace.ofUrl("https://" + name).map(RepositoryPlace::provider).orElse("github");
  }

  private static Set<String> tags(Fields metadata, Fields spec) {
    Set<String> tags = new TreeSet<>(metadata.texts("tags"));
    String tier = spec.node().path("tier").asText("");
    if (!tier.isBlank() && spec.node().path("tier").isValueNode() && spec.has("tier")) {
      tags.add("tier:" + tier.strip());
    }
    spec.texts("languages").forEach(language -> tags.add("language:" + language));
    return tags;
  }

  private static void relate(
      DescriptorDraft draft, Fields all, Fields metadata, Fields spec, boolean old) {
    String owner = old ? all.text("team") : metadata.text("owner");
    if (owner != null) {
      draft.refer(Verb.OWNED_BY, "team:" + owner, owner, "teams");
    }
    for (Fields also : metadata.objects("additionalOwners")) {
      String name = also.text("name");
      if (name != null) {
        draft.refer(Verb.OWNED_BY, "team:" + name, name, "teams");
      }
    }
    String application = old ? all.text("application") : null;
    if (application != null) {
      draft.refer(Verb.PART_OF, "system:" + application, application, "products");
    }
    needs(draft, Verb.NEEDS, spec.texts("dependsOn"));
    needs(draft, Verb.PART_OF, spec.texts("componentOf"));
    needs(draft, Verb.HAS_PART, spec.texts("components"));
    repositories(draft, all, metadata);
  }

  private static void needs(DescriptorDraft draft, Verb verb, List<String> refs) {
    for (String ref : refs) {
      String key = ref.contains(":") ? ref : "service:" + ref;
      String name = key.substring(key.indexOf(':') + 1);
      draft.refer(verb, key, name, collection(key.substring(0, key.indexOf(':'))));
    }
  }

  private static void repositories(DescriptorDraft draft, Fields all, Fields metadata) {
    for (Fields link : metadata.objects("links")) {
      if ("repo".equals(link.text("type"))) {
        url(draft, link.text("url"));
      }
    }
    all.objects("repos").forEach(repository -> url(draft, repository.text("url")));
    for (Fields place : all.object("datadog").objects("codeLocations")) {
      url(draft, place.text("repositoryURL"));
    }
  }

  private static void url(DescriptorDraft draft, @Nullable String url) {
    if (url != null) {
      RepositoryPlace.ofUrl(url).ifPresent(draft::storedIn);
    }
  }
}
