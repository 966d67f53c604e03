package io.appinventory.catalog.exchange.backstage.query;

import io.appinventory.catalog.exchange.backstage.view.Relation;
import io.appinventory.catalog.exchange.backstage.view.RelationType;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity as Backstage's clients get it.
 *
 * @param id its uid
 * @param document JSON, all but the relations
 * @param relations what it is to others, whoever of the two states it
 */
public record ShownEntity(UUID id, String document, Collection<Relation> relations) {
  /**
   * From what is stored.
   *
   * @param stated the relations it states
   * @param said the types and references of those that others state of it, a line each; null for
   *     none
   */
  static ShownEntity of(UUID id, String document, String[] stated, @Nullable String said) {
    if (said == null && stated.length == 0) {
      return new ShownEntity(id, document, List.of());
    }
    TreeSet<Relation> relations = new TreeSet<>();
    for (String text : stated) {
      relations.add(Relation.parse(text));
    }
    if (said != null) {
      said.lines().map(Relation::parse).forEach(relation -> relations.add(inverse(relation)));
    }
    return new ShownEntity(id, document, relations);
  }

  private static Relation inverse(Relation relation) {
    RelationType type = RelationType.of(relation.type()).orElseThrow();
    return Relation.of(type.inverse(), relation.target());
  }
}
