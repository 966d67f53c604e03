package io.appinventory.catalog.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of entity types: the map of the catalog. Immutable. */
public final class CatalogModel {
  private final Map<String, EntityType<?>> types = new LinkedHashMap<>();

  /** With all types, each of another name, whose relations lead to types of the list. */
  public CatalogModel(List<EntityType<?>> all) {
    for (EntityType<?> type : all) {
      if (types.putIfAbsent(type.name(), type) != null) {
        throw new IllegalArgumentException("two entity types are named " + type.name());
      }
    }
    all.forEach(this::requireKnownTargets);
  }

  private void requireKnownTargets(Shape<?> shape) {
    for (Relation<?, ?> relation : shape.askable()) {
      switch (relation.target()) {
        case EntityType<?> target when types.get(target.name()) != target ->
            throw new IllegalArgumentException(
                shape.name()
                    + "."
                    + relation.name()
                    + " leads to "
                    + target
                    + ", which is unknown");
        case EntityType<?> target -> {}
        case PartType<?> target -> requireKnownTargets(target);
      }
    }
  }

  /** All types, in the order they were given. */
  public List<EntityType<?>> types() {
    return List.copyOf(types.values());
  }

  /** The type of a collection's name. */
  public Optional<EntityType<?>> type(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
