package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LinkChange;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between an entity as it is stored and what a document says of it.
 *
 * @param <R> the record
 */
final class Difference<R extends Entity<R>> {
  private final StoredRelations<R> relations;
  private final Problems problems;

  Difference(StoredRelations<R> relations, Problems problems) {
    this.relations = relations;
    this.problems = problems;
  }

  /** What is to be said to the store; nothing when all is as it should be. */
  Changes<R> of(Entry<R> entry, R stored, Changes<R> said) {
    Changes<R> changes = Changes.none();
    said.values().keySet().forEach(property -> addValue(changes, entry, property, stored, said));
    said.links().forEach((link, change) -> addLink(changes, link, stored, change));
    said.parts().keySet().forEach(parts -> addParts(changes, parts, stored, said));
    return changes;
  }

  private <T> void addValue(
      Changes<R> changes, Entry<R> entry, Property<R, T> property, R stored, Changes<R> said) {
    T value = said.value(property);
    if (same(property, property.of(stored), value)) {
      return;
    }
    if (property.access() == Access.FIXED) {
      problems.add(
          entry.at(property.name()), "read_only", "is set at creation and has another value");
    }
    changes.set(property, value);
  }

  private <T extends Entity<T>> void addLink(
      Changes<R> changes, Link<R, T> link, R stored, LinkChange change) {
    if (change instanceof LinkChange.Replace(Set<UUID> ids)
        && !ids.equals(relations.linked(link, stored.id()))) {
      changes.link(link, ids.stream().map(Id::<T>of).toList());
    }
  }

  private <P> void addParts(Changes<R> changes, Parts<R, P> parts, R stored, Changes<R> said) {
    PartType<P> type = parts.target();
    Map<List<Object>, P> owned = new HashMap<>();
    relations.owned(parts, stored.id()).forEach(row -> owned.put(key(type, row), row));
    List<P> rows = said.parts(parts).rows();
    List<P> other =
        rows.stream().filter(row -> !same(type, owned.get(key(type, row)), row)).toList();
    if (type.appendOnly()) {
      if (!other.isEmpty()) {
        changes.parts(parts, other);
      }
    } else if (!other.isEmpty() || !keys(type, rows).equals(owned.keySet())) {
      changes.parts(parts, rows);
    }
  }

  private static <P> Set<List<Object>> keys(PartType<P> type, List<P> rows) {
    return rows.stream().map(row -> key(type, row)).collect(Collectors.toSet());
  }

  private static <P> List<Object> key(PartType<P> type, P row) {
    return type.key().stream().<Object>map(p -> Objects.requireNonNull(p.of(row))).toList();
  }

  /** Whether two rows of the same key agree, but for what the catalog sets. */
  private static <P> boolean same(PartType<P> type, @Nullable P stored, P said) {
    return stored != null
        && type.properties().stream()
            .filter(property -> property.access() != Access.READ_ONLY)
            .allMatch(property -> sameIn(property, stored, said));
  }

  private static <P, T> boolean sameIn(Property<P, T> property, P stored, P said) {
    return same(property, property.of(stored), property.of(said));
  }

  private static <O, T> boolean same(
      Property<O, T> property, @Nullable T stored, @Nullable T said) {
    if (stored == null || said == null) {
      return stored == said;
    }
    T normalized = property.column().normalized(said);
    return stored instanceof Json left && normalized instanceof Json right
        ? left.node().equals(Difference::compare, right.node())
        : stored.equals(normalized);
  }

  /** Numbers by value: the database writes 1e3 as 1000. */
  private static int compare(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue());
    }
    return left.equals(right) ? 0 : 1;
  }
}
