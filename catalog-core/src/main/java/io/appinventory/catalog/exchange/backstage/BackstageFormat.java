package io.appinventory.catalog.exchange.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.DescriptorFormat;
import io.appinventory.catalog.exchange.DocumentHash;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.exchange.read.Fields;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Backstage's descriptors: the envelope here, the kinds in {@link KindFields}. */
public final class BackstageFormat implements DescriptorFormat {
  private static final Set<String> ENVELOPE =
      Set.of("apiVersion", "kind", "metadata", "spec", "relations", "status");
  private static final Set<String> METADATA =
      Set.of(
          "name",
          "namespace",
          "title",
          "description",
          "labels",
          "annotations",
          "tags",
          "links",
          "uid",
          "etag");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern NAMESPACE =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?");
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");

  @Override
  public Format format() {
    return Format.BACKSTAGE;
  }

  @Override
  public Set<String> fileNames() {
    return Set.of("catalog-info.yaml", "catalog-info.yml");
  }

  @Override
  public List<String> marks() {
    return List.of("backstage.io/");
  }

  @Override
  public boolean recognises(ObjectNode document) {
    return document.path("apiVersion").asText().contains("backstage.io/")
        || !document.has("apiVersion")
            && Kind.of(document.path("kind").asText()).isPresent()
            && document.path("metadata").has("name");
  }

  @Override
  public Optional<Descriptor> read(ObjectNode document, Place place, Reading reading)
      throws UnreadableDocument {
    Fields fields = Fields.of(document, place, reading);
    JsonNode said = document.path("kind");
    String kind = said.isTextual() ? said.textValue().strip() : "";
    Fields metadata = fields.object("metadata");
    if (kind.equalsIgnoreCase("Template")) {
      reading.skip(place, "a template: " + metadata.node().path("name").asText());
      return Optional.empty();
    }
    String name = metadata.text("name");
    if (isPlaceholder(kind)
        || name != null && isPlaceholder(name)
        || metadata.node().path("name").isContainerNode()) {
      reading.skip(place, "a template: " + (name == null ? kind : name));
      return Optional.empty();
    }
    EntityRef ref = identity(fields, metadata, kind, name);
    fields.ignoreOthers(ENVELOPE);
    metadata.ignoreOthers(METADATA);
    if (!document.path("apiVersion").isTextual()) {
      fields.note("apiVersion", "is missing, is read as backstage.io/v1alpha1");
    }
    return Optional.of(descriptor(document, place, reading, ref, String.valueOf(name)));
  }

  private static boolean isPlaceholder(String text) {
    return text.contains("{{") || text.contains("${") || text.contains("<%");
  }

  private static EntityRef identity(
      Fields fields, Fields metadata, String kind, @Nullable String name)
      throws UnreadableDocument {
    require(fields, "kind", kind, KIND, "a word of at most 63 letters and digits");
    require(
        metadata,
        "name",
        name == null ? "" : name,
        NAME,
        "letters, digits and in between - _ or ., at most 63");
    String namespace = metadata.text("namespace");
    if (namespace == null) {
      namespace = EntityRef.DEFAULT;
    }
    require(
        metadata,
        "namespace",
        namespace,
        NAMESPACE,
        "letters, digits and in between -, at most 63");
    return new EntityRef(kind, namespace, String.valueOf(name));
  }

  private static void require(
      Fields fields, String field, String value, Pattern pattern, String allowed)
      throws UnreadableDocument {
    if (value.isEmpty()) {
      throw fields.refused(field, "is missing");
    }
    if (!pattern.matcher(value).matches()) {
      throw fields.refused(field, "is '" + shortened(value) + "', allowed are " + allowed);
    }
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }

  private static Descriptor descriptor(
      ObjectNode document, Place place, Reading reading, EntityRef ref, String name)
      throws UnreadableDocument {
    Optional<Kind> kind = Kind.of(ref.kind());
    Fields fields = Fields.of(document, place, reading);
    KindFields read = new KindFields(fields, ref, place, reading);
    Set<RepositoryPlace> repositories = new LinkedHashSet<>();
    List<Reference> references = new ArrayList<>();
    String collection = null;
    List<String> names = List.of(name);
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    if (kind.isPresent() && !kind.get().collections().isEmpty()) {
      fields.object("spec").ignoreOthers(kind.get().fields());
      collection = read.collection(kind.get());
      properties = read.properties(kind.get());
      references.addAll(new Relations(fields.object("spec"), ref).of(kind.get()));
      if (collection.equals("services") || collection.equals("components")) {
        repositories.addAll(Annotations.repositories(fields.object("metadata")));
        repositories.forEach(repository -> references.add(Reference.to(repository)));
      }
      names = read.names(kind.get(), name);
    } else if (kind.isEmpty()) {
      fields.note("kind", "is " + document.path("kind").asText() + ", which is kept, not read");
    }
    Annotations.overrides(fields.object("metadata"), properties);
    return new Descriptor(
        Format.BACKSTAGE,
        kind.map(Kind::text).orElse(document.path("kind").asText()),
        ref.key(),
        place,
        collection,
        names,
        properties,
        references,
        List.copyOf(repositories),
        document.toString(),
        DocumentHash.of(document));
  }

  @Override
  public List<String> targets(ObjectNode document) {
    if (!document.path("kind").asText().equalsIgnoreCase("Location")) {
      return List.of();
    }
    JsonNode spec = document.path("spec");
    List<String> targets = new ArrayList<>();
    targets.add(spec.path("target").asText(""));
    if (spec.path("targets").isArray()) {
      spec.path("targets").forEach(target -> targets.add(target.asText("")));
    } else {
      targets.add(spec.path("targets").asText(""));
    }
    targets.removeIf(String::isBlank);
    return targets.stream().map(String::strip).toList();
  }

  /** The key of a kind, namespace and name, whatever their case. */
  public static String key(String kind, String namespace, String name) {
    return new EntityRef(kind.toLowerCase(Locale.ROOT), namespace, name).key();
  }
}
