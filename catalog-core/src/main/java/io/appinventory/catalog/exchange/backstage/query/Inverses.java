package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.db.schema.Tables.BACKSTAGE_ENTITIES;

import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.All;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Any;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Has;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.In;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Not;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Prefix;
import io.appinventory.catalog.exchange.backstage.view.Relation;
import io.appinventory.catalog.exchange.backstage.view.RelationType;
import io.appinventory.catalog.session.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/**
 * What the entities that a predicate names state of others. That one is {@code ownerOf} another
 * stands with the other; who asks for it names the other, so that it is looked up by its reference.
 */
final class Inverses {
  private static final String RELATIONS = "relations.";

  private final Map<String, List<Relation>> stated;

  private Inverses(Map<String, List<Relation>> stated) {
    this.stated = stated;
  }

  /** Looks up what a predicate needs; mostly nothing. */
  static Inverses of(Scope scope, EntityPredicate predicate) {
    Set<String> refs = new HashSet<>();
    collect(predicate, refs);
    Map<String, List<Relation>> stated = new HashMap<>();
    if (!refs.isEmpty()) {
      scope
          .dsl()
          .select(BACKSTAGE_ENTITIES.REF, BACKSTAGE_ENTITIES.RELATIONS)
          .from(BACKSTAGE_ENTITIES)
          .where(BACKSTAGE_ENTITIES.TENANT_ID.eq(scope.tenantId()))
          .and(BACKSTAGE_ENTITIES.REF.eq(DSL.any(refs.toArray(String[]::new))))
          .forEach(
              row ->
                  stated.put(
                      row.value1(), Arrays.stream(row.value2()).map(Relation::parse).toList()));
    }
    return new Inverses(stated);
  }

  /** The type of relation that a key asks for; empty for all other keys. */
  static Optional<RelationType> relation(String key) {
    return key.startsWith(RELATIONS)
        ? RelationType.of(key.substring(RELATIONS.length()))
        : Optional.empty();
  }

  /** The references of the entities that have a relation to one of some because those say so. */
  Set<String> sayers(String key, Set<String> targets) {
    RelationType inverse = relation(key).map(RelationType::inverse).orElse(null);
    Set<String> refs = new HashSet<>();
    if (inverse != null && inverse.stated()) {
      for (String target : targets) {
        stated.getOrDefault(target, List.of()).stream()
            .filter(relation -> relation.type().equals(inverse.text()))
            .forEach(relation -> refs.add(relation.target()));
      }
    }
    return refs;
  }

  private static void collect(EntityPredicate predicate, Set<String> refs) {
    switch (predicate) {
      case All(List<EntityPredicate> parts) -> parts.forEach(part -> collect(part, refs));
      case Any(List<EntityPredicate> parts) -> parts.forEach(part -> collect(part, refs));
      case Not(EntityPredicate part) -> collect(part, refs);
      case In(String key, Set<String> values) ->
          relation(key)
              .filter(type -> type.inverse().stated())
              .ifPresent(type -> refs.addAll(values));
      case Has has -> {}
      case Prefix prefix -> {}
    }
  }
}
