package io.appinventory.catalog.exchange.compass;

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

/** Reads Compass' components, which refer to each other and to teams by address, not by name. */
public final class CompassFormat implements DescriptorFormat {
  private static final String ADDRESS = "ari:cloud:";
  private static final Set<String> FIELDS =
      Set.of(
          "configVersion",
          "id",
          "name",
          "slug",
          "description",
          "typeId",
          "ownerId",
          "fields",
          "links",
          "relationships",
          "labels",
          "customFields",
          "state");

  @Override
  public Format format() {
    return Format.COMPASS;
  }

  @Override
  public Set<String> fileNames() {
    return Set.of("compass.yml", "compass.yaml");
  }

  @Override
  public List<String> marks() {
    return List.of("configVersion", ADDRESS);
  }

  @Override
  public boolean recognises(ObjectNode document) {
    return document.has("name")
        && (document.path("id").asText().startsWith(ADDRESS)
            || document.has("configVersion")
                && (document.has("typeId") || document.has("ownerId") || document.has("links")));
  }

  @Override
  public Optional<Descriptor> read(ObjectNode document, Place place, Reading reading)
      throws UnreadableDocument {
    Fields fields = Fields.of(document, place, reading);
    String name = fields.text("name");
    if (name == null) {
      throw fields.refused("name", "is missing");
    }
    fields.ignoreOthers(FIELDS);
    String type = fields.text("typeId");
    String kind = type == null ? "SERVICE" : type;
    DescriptorDraft draft =
        new DescriptorDraft(Format.COMPASS, kind, collection(kind), document, place, reading);
    draft.fields().description(fields.text("description"));
    if (!draft.collection().equals("products")) {
      draft.fields().code("type", type(draft.collection(), kind));
    }
    if (!draft.collection().equals("resources")) {
      draft.fields().code("status", Vocabulary.status(fields.object("fields").text("lifecycle")));
    }
    draft.fields().tags(tags(fields));
    relate(fields, draft);
    String id = fields.text("id");
    String slug = fields.text("slug");
    String key = id != null ? id : slug != null ? slug : name;
    String last = key.substring(key.lastIndexOf('/') + 1);
    return Optional.of(draft.end(key, name, name + " (" + last + ")"));
  }

  private static String collection(String kind) {
    return switch (kind.toUpperCase(Locale.ROOT)) {
      case "SERVICE", "APPLICATION", "WEBSITE" -> "services";
      case "CAPABILITY" -> "products";
      case "CLOUD_RESOURCE", "DATASET", "DATA_PIPELINE" -> "resources";
      default -> "components";
    };
  }

  private static String type(String collection, String kind) {
    return switch (collection) {
      case "services" -> Vocabulary.serviceType(kind);
      case "resources" -> Vocabulary.resourceType(kind);
      default -> Vocabulary.componentType(kind);
    };
  }

  private static Set<String> tags(Fields fields) {
    Set<String> tags = new TreeSet<>(fields.texts("labels"));
    String tier = text(fields.object("fields"), "tier");
    if (tier != null) {
      tags.add("tier:" + tier);
    }
    return tags;
  }

  /** Numbers are usual here. */
  private static @Nullable String text(Fields fields, String name) {
    return fields.node().path(name).isNumber()
        ? fields.node().path(name).asText()
        : fields.text(name);
  }

  private static void relate(Fields fields, DescriptorDraft draft) {
    String owner = fields.text("ownerId");
    if (owner != null) {
      draft.refer(Verb.OWNED_BY, owner, owner, "teams");
    }
    Fields relationships = fields.object("relationships");
    for (String target : relationships.texts("DEPENDS_ON")) {
      draft.refer(Verb.NEEDS, target, target, "services", "components", "resources");
    }
    for (Fields link : fields.objects("links")) {
      String url = link.text("url");
      if (url != null && "REPOSITORY".equalsIgnoreCase(link.text("type"))) {
        RepositoryPlace.ofUrl(url).ifPresent(draft::storedIn);
      }
    }
  }
}
