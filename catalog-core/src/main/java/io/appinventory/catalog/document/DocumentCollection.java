package io.appinventory.catalog.document;

import io.appinventory.catalog.document.Entry.Identity;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.ValueType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one type that a document states or mentions, and which of them the tenant has.
 *
 * @param <R> the record
 */
final class DocumentCollection<R extends Entity<R>> {
  /** Stands where an id could not be found out. */
  static final UUID NOBODY = new UUID(0, 0);

  /** The most names that are compared for a suggestion; it takes a while. */
  private static final int MAX_COMPARED = 2_000;

  private final DocumentType<R> vocabulary;
  private final boolean present;
  private final List<Entry<R>> entries;
  private final Set<String> keys = new HashSet<>();
  private final Map<String, List<UUID>> ids = new HashMap<>();
  private final List<Matched<R>> matched = new ArrayList<>();

  /**
   * What the document states.
   *
   * @param present whether the document has the collection at all
   */
  DocumentCollection(DocumentType<R> vocabulary, boolean present, List<Entry<R>> entries) {
    this.vocabulary = vocabulary;
    this.present = present;
    this.entries = List.copyOf(entries);
    keys().forEach(keys::add);
  }

  /**
   * An entry, and the entity it speaks of.
   *
   * @param id the entity's id, a new one when there is none yet
   * @param stored the entity as it is; null when there is none
   */
  record Matched<R extends Entity<R>>(Entry<R> entry, Id<R> id, @Nullable R stored) {}

  EntityType<R> type() {
    return vocabulary.type();
  }

  boolean present() {
    return present;
  }

  List<Entry<R>> entries() {
    return entries;
  }

  /** The entries that have a key, once {@link #lookUp} was there. */
  List<Matched<R>> matched() {
    return matched;
  }

  /** Says that the document mentions an entity. */
  void mention(String key) {
    keys.add(key);
  }

  /** Finds out which entities the tenant has, in one statement, and gives new ids to the others. */
  void lookUp(Scope scope) {
    if (keys.isEmpty()) {
      return;
    }
    Map<Identity, R> stored = new HashMap<>();
    for (R entity : new EntityReader(scope).byKeys(type(), keys)) {
      String key = Objects.requireNonNull(type().key().of(entity));
      stored.putIfAbsent(identity(key, entity), entity);
      ids.computeIfAbsent(key, k -> new ArrayList<>()).add(entity.id().value());
    }
    for (Entry<R> entry : entries) {
      String key = entry.key();
      if (key != null) {
        R known = stored.get(entry.identity());
        matched.add(new Matched<>(entry, known == null ? fresh(scope, key) : known.id(), known));
      }
    }
  }

  private Id<R> fresh(Scope scope, String key) {
    UUID id = scope.ids().get();
    ids.computeIfAbsent(key, k -> new ArrayList<>()).add(id);
    return Id.of(id);
  }

  private Identity identity(String key, R entity) {
    return new Identity(key, vocabulary.keyIsUnique() ? null : entity.header().createdAt());
  }

  /** Puts the ids in the place of keys; a key nobody has is a problem. */
  void resolve(Reference reference, Problems problems) {
    List<UUID> found = ids.getOrDefault(reference.key(), List.of());
    switch (found.size()) {
      case 0 -> problems.add(reference.path(), "not_found", missing(reference.key()));
      case 1 -> reference.found().accept(found.getFirst());
      default ->
          problems.add(
              reference.path(),
              "invalid",
              "is not clear: there are " + found.size() + " with the " + type().key().name());
    }
  }

  private String missing(String key) {
    List<String> near = keys().limit(MAX_COMPARED).toList();
    return "there is no %s with the %s '%s'%s"
        .formatted(
            type().singular(),
            type().key().name(),
            ValueType.shortened(key),
            Names.suggestion(key, near));
  }

  private Stream<String> keys() {
    return entries.stream().map(Entry::key).filter(Objects::nonNull);
  }
}
