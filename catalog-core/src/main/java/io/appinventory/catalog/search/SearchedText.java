package io.appinventory.catalog.search;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The texts of an entity that are searched, as written; the database folds them.
 *
 * @param id whose
 * @param name its label
 * @param all all of them, the label first, at most {@value #MAX_LENGTH} characters
 */
record SearchedText(UUID id, String name, String all) {
  /** As much of the texts as is looked at. */
  static final int MAX_LENGTH = 20_000;

  /** Of an entity as it is written or was read. */
  static <R extends Entity<R>> SearchedText of(EntityType<R> type, R entity) {
    return of(type, SearchedProperties.of(type), entity);
  }

  /** The same of many entities. */
  static <R extends Entity<R>> Stream<SearchedText> of(EntityType<R> type, List<R> entities) {
    List<Property<R, ?>> properties = SearchedProperties.of(type);
    return entities.stream().map(entity -> of(type, properties, entity));
  }

  private static <R extends Entity<R>> SearchedText of(
      EntityType<R> type, List<Property<R, ?>> properties, R entity) {
    StringBuilder all = new StringBuilder();
    for (Property<R, ?> property : properties) {
      append(property, entity, all);
    }
    return new SearchedText(entity.id().value(), String.valueOf(type.label().of(entity)), cut(all));
  }

  private static <R, T> void append(Property<R, T> property, R entity, StringBuilder all) {
    JsonTexts.forEach(
        "",
        property.toJson(property.of(entity)),
        (path, text) -> all.append(all.isEmpty() ? "" : " ").append(text));
  }

  /** Whether all of it is ASCII: then it is folded here as the database would. */
  boolean isPlain() {
    return PlainText.isPlain(name) && PlainText.isPlain(all);
  }

  private static String cut(StringBuilder all) {
    if (all.length() <= MAX_LENGTH) {
      return all.toString();
    }
    boolean inPair = Character.isHighSurrogate(all.charAt(MAX_LENGTH - 1));
    return all.substring(0, inPair ? MAX_LENGTH - 1 : MAX_LENGTH);
  }
}
