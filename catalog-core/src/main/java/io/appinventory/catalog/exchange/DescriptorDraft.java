package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A descriptor in the making, for formats that describe one entity in one document. */
public final class DescriptorDraft {
  private static final int MAX_NAME = 255;
  private static final int MAX_KIND = 100;
  private static final int MAX_KEY = 1_000;
  private static final int MAX_REFERENCE = 500;

  private final Format format;
  private final String kind;
  private final ObjectNode document;
  private final Place place;
  private final Reading reading;
  private final Set<String> said = new HashSet<>();
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
    this.reading = reading;
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
    Reference reference =
        new Reference(verb, key.toLowerCase(Locale.ROOT), List.of(collections), name);
    if (Math.max(reference.key().length(), reference.name().length()) > MAX_REFERENCE) {
      reading.note(place, "refers to a name of more than " + MAX_REFERENCE + " characters");
    } else if (!name.isBlank() && said.add(verb.code() + " " + reference.key())) {
      references.add(reference);
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
   * @throws UnreadableDocument when the first name, the kind or the key is too long
   */
  public Descriptor end(String key, String... names) throws UnreadableDocument {
    requireAtMost("name", names[0].length(), MAX_NAME, "characters");
    requireAtMost("kind", kind.length(), MAX_KIND, "characters");
    String lower = key.toLowerCase(Locale.ROOT);
    requireAtMost("key", lower.getBytes(StandardCharsets.UTF_8).length, MAX_KEY, "bytes");
    return new Descriptor(
        format,
        kind,
        lower,
        place,
        collection,
        Stream.of(names).filter(name -> name.length() <= MAX_NAME).toList(),
        fields.toJson(),
        List.copyOf(references),
        List.copyOf(repositories),
        document.toString(),
        DocumentHash.of(document));
  }

  private void requireAtMost(String what, int length, int most, String unit)
      throws UnreadableDocument {
    if (length > most) {
      throw new UnreadableDocument(
          "the " + what + " has more than " + most + " " + unit, place.line(), 0);
    }
  }
}
