package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A descriptor in the making, for formats that describe one entity in one document. */
public final class DescriptorDraft {
  private static final int MAX_NAME = 255;

  private final Format format;
  private final String kind;
  private final ObjectNode document;
  private final Place place;
  private final Set<Reference> references = new LinkedHashSet<>();
  private final Set<RepositoryPlace> repositories = new LinkedHashSet<>();
  private final EntityFields fields;
  private final String collection;

  /**
   * Nothing said yet.
   *
   * @param kind what the format calls such an entity
   * @param collection where it goes
   */
  public DescriptorDraft(
      Format format,
      String kind,
      String collection,
      ObjectNode document,
      Place place,
      Reading reading) {
    this.format = format;
    this.kind = kind;
    this.collection = collection;
    this.document = document;
    this.place = place;
    this.fields = new EntityFields(place, reading);
  }

  /** The properties. */
  public EntityFields fields() {
    return fields;
  }

  /** Where it goes. */
  public String collection() {
    return collection;
  }

  /** Refers to what has this key, or else this name in one of the collections. */
  public DescriptorDraft refer(Verb verb, String key, String name, String... collections) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (lower.length() <= MAX_NAME * 2 && !name.isBlank()) {
      references.add(new Reference(verb, lower, List.of(collections), name));
    }
    return this;
  }

  /** Refers to a repository. */
  public DescriptorDraft storedIn(@Nullable RepositoryPlace repository) {
    if (repository != null && Set.of("services", "components").contains(collection)) {
      repositories.add(repository);
      references.add(Reference.to(repository));
    }
    return this;
  }

  /**
   * Ends the draft.
   *
   * @param key what the format calls the entity by
   * @param names what to call it, the best first
   * @throws UnreadableDocument when the first name is too long
   */
  public Descriptor end(String key, String... names) throws UnreadableDocument {
    if (names[0].length() > MAX_NAME) {
      throw new UnreadableDocument(
          "the name has more than " + MAX_NAME + " characters", place.line(), 0);
    }
    return new Descriptor(
        format,
        kind,
        key.toLowerCase(Locale.ROOT),
        place,
        collection,
        List.of(names),
        fields.toJson(),
        List.copyOf(references),
        List.copyOf(repositories),
        document.toString(),
        DocumentHash.of(document));
  }
}
