package io.appinventory.catalog.exchange.opslevel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.DescriptorDraft;
import io.appinventory.catalog.exchange.DescriptorFormat;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.GitFolder;
import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.exchange.Vocabulary;
import io.appinventory.catalog.exchange.read.Fields;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads OpsLevel's services, components and repositories. */
public final class OpsLevelFormat implements DescriptorFormat {
  private static final List<String> ROOTS = List.of("service", "component", "repository");
  private static final Set<String> REPOSITORY_FIELDS =
      Set.of("name", "owner", "tier", "tags", "description", "language", "properties");
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "lifecycle",
          "tier",
          "product",
          "owner",
          "system",
          "type",
          "language",
          "framework",
          "description",
          "aliases",
          "tags",
          "tools",
          "repositories",
          "dependencies",
          "alert_sources",
          "properties",
          "path",
          "note",
          "parent");

  @Override
  public Format format() {
    return Format.OPSLEVEL;
  }

  @Override
  public Set<String> fileNames() {
    return Set.of("opslevel.yml", "opslevel.yaml");
  }

  @Override
  public List<String> marks() {
    return List.of("opslevel");
  }

  @Override
  public boolean recognises(ObjectNode document) {
    return document.has("version")
        && ROOTS.stream().anyMatch(root -> document.path(root).isObject());
  }

  @Override
  public Optional<Descriptor> read(ObjectNode document, Place place, Reading reading)
      throws UnreadableDocument {
    String root =
        ROOTS.stream().filter(one -> document.path(one).isObject()).findFirst().orElse("");
    Fields fields = Fields.of(document, place, reading).object(root);
    String name = fields.text("name");
    if (root.equals("repository")) {
      if (name == null) {
        reading.skip(place, "the owner of the repository it lies in, which it does not name");
        return Optional.empty();
      }
      return Optional.of(
          repository(document, fields, new RepositoryPlace("github", name, ""), place, reading));
    }
    if (name == null) {
      throw fields.refused("name", "is missing");
    }
    fields.ignoreOthers(FIELDS);
    String type = fields.text("type");
    Vocabulary.Placement placement =
        root.equals("service")
            ? new Vocabulary.Placement("services", Vocabulary.serviceType(type))
            : Vocabulary.software(type);
    DescriptorDraft draft =
        new DescriptorDraft(
            Format.OPSLEVEL, root, placement.collection(), document, place, reading);
    draft
        .fields()
        .description(fields.text("description"))
        .code("type", placement.type())
        .code("status", Vocabulary.status(fields.text("lifecycle")))
        .tags(tags(fields));
    relate(fields, draft);
    return Optional.of(draft.end("service:" + alias(name), name));
  }

  /** A repository is not named but for where its descriptor lies. */
  @Override
  public Optional<Descriptor> read(ObjectNode document, Path file, Place place, Reading reading)
      throws UnreadableDocument {
    boolean software = document.path("service").isObject() || document.path("component").isObject();
    Fields fields = Fields.of(document, place, reading).object("repository");
    return software || fields.has("name")
        ? read(document, place, reading)
        : Optional.of(repository(document, fields, GitFolder.repository(file), place, reading));
  }

  private static Descriptor repository(
      ObjectNode document, Fields fields, RepositoryPlace it, Place place, Reading reading)
      throws UnreadableDocument {
    fields.ignoreOthers(REPOSITORY_FIELDS);
    DescriptorDraft draft =
        new DescriptorDraft(
            Format.OPSLEVEL, "repository", "repositories", document, place, reading);
    draft
        .fields()
        .description(fields.text("description"))
        .code("provider", it.provider())
        .tags(tags(fields));
    refer(draft, Verb.OWNED_BY, "team:", fields.text("owner"), "teams");
    return draft.end(Reference.REPOSITORY + it.name(), it.name());
  }

  private static void relate(Fields fields, DescriptorDraft draft) {
    refer(draft, Verb.OWNED_BY, "team:", fields.text("owner"), "teams");
    refer(draft, Verb.PART_OF, "product:", fields.text("product"), "products");
    refer(draft, Verb.PART_OF, "product:", fields.text("system"), "products");
    for (Fields dependency : fields.objects("dependencies")) {
      refer(
          draft,
          Verb.NEEDS,
          "service:",
          dependency.text("alias"),
          "services",
          "components",
          "resources");
    }
    for (Fields repository : fields.objects("repositories")) {
      String provider = repository.text("provider");
      String name = repository.text("name");
      if (name != null) {
        RepositoryPlace.ofSlug(
                provider == null ? "github" : provider.toLowerCase(Locale.ROOT), name)
            .ifPresent(draft::storedIn);
      }
    }
  }

  private static void refer(
      DescriptorDraft draft, Verb verb, String kind, @Nullable String text, String... collections) {
    if (text != null) {
      draft.refer(verb, kind + alias(text), text, collections);
    }
  }

  private static Set<String> tags(Fields fields) {
    Set<String> tags = new TreeSet<>();
    for (Fields tag : fields.objects("tags")) {
      String key = tag.node().path("key").asText("");
      String value = tag.node().path("value").asText("");
      tags.add(value.isEmpty() || tag.node().path("value").isNull() ? key : key + ":" + value);
    }
    return tags;
  }

  /** OpsLevel's aliases are names in lower case with underscores. */
  private static String alias(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
  }
}
