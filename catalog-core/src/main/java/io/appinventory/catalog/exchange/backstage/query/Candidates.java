package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.db.schema.Tables.BACKSTAGE_WITH_TERMS;
import static io.appinventory.db.schema.Tables.BACKSTAGE_WITH_TEXT;

import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.All;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Any;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Has;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.In;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Not;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Prefix;
import io.appinventory.catalog.exchange.backstage.view.Leaves;
import io.appinventory.catalog.exchange.backstage.view.RelationType;
import io.appinventory.catalog.exchange.backstage.view.Terms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Sets of terms of which every entity that satisfies a predicate has one whole: what the index is
 * asked for. There are none where the predicate cannot be narrowed down by terms.
 *
 * @param sets the sets, none of them empty
 * @param exact whether an entity that has one of the sets satisfies the predicate
 */
record Candidates(List<Set<Long>> sets, boolean exact) {
  private static final int MAX_SETS = 16;

  /** The sets for a predicate; empty where it does not limit by terms. */
  static Optional<Candidates> of(Terms terms, Inverses inverses, EntityPredicate predicate) {
    return switch (predicate) {
      case All(List<EntityPredicate> parts) -> all(terms, inverses, parts);
      case Any(List<EntityPredicate> parts) -> any(terms, inverses, parts);
      case Has(String key)
          when Terms.everywhere(key)
              || Inverses.relation(key)
                  .map(RelationType::inverse)
                  .filter(RelationType::stated)
                  .isPresent() ->
          Optional.empty();
      case Has(String key) -> Optional.of(new Candidates(List.of(Set.of(terms.key(key))), true));
      case In(String key, Set<String> values)
          when Terms.indexed(key)
              && values.size() <= MAX_SETS
              && inverses.sayers(key, values).isEmpty() ->
          Optional.of(
              new Candidates(
                  values.stream()
                      .filter(value -> value.length() <= Leaves.MAX_VALUE)
                      .map(value -> Set.of(terms.value(key, value)))
                      .toList(),
                  true));
      case In in -> Optional.empty();
      case Not not -> Optional.empty();
      case Prefix prefix -> Optional.empty();
    };
  }

  private static Optional<Candidates> all(
      Terms terms, Inverses inverses, List<EntityPredicate> parts) {
    Optional<Candidates> all = Optional.empty();
    boolean exact = true;
    for (EntityPredicate part : parts) {
      Optional<Candidates> one = of(terms, inverses, part);
      boolean room =
          one.isPresent()
              && all.map(c -> c.sets.size()).orElse(1) * one.get().sets.size() <= MAX_SETS;
      exact &= room && one.get().exact || part.conjuncts().isEmpty();
      if (room) {
        all = Optional.of(all.map(c -> c.times(one.get())).orElse(one.get()));
      }
    }
    boolean whole = exact;
    return all.map(c -> new Candidates(c.sets, whole));
  }

  private static Optional<Candidates> any(
      Terms terms, Inverses inverses, List<EntityPredicate> parts) {
    List<Set<Long>> sets = new ArrayList<>();
    boolean exact = true;
    for (EntityPredicate part : parts) {
      Optional<Candidates> one = of(terms, inverses, part);
      if (one.isEmpty() || sets.size() + one.get().sets.size() > MAX_SETS) {
        return Optional.empty();
      }
      sets.addAll(one.get().sets);
      exact &= one.get().exact;
    }
    return Optional.of(new Candidates(sets, exact));
  }

  private Candidates times(Candidates other) {
    List<Set<Long>> product = new ArrayList<>();
    for (Set<Long> one : sets) {
      for (Set<Long> another : other.sets) {
        Set<Long> both = new LinkedHashSet<>(one);
        both.addAll(another);
        product.add(both);
      }
    }
    return new Candidates(product, exact && other.exact);
  }

  /** The ids of the entities that have one of the sets; none without sets. */
  Select<Record1<UUID>> ids() {
    return sets.stream()
        .map(Candidates::ids)
        .reduce(Select::union)
        .orElseGet(() -> DSL.select(DSL.inline((UUID) null)).where(DSL.falseCondition()));
  }

  private static Select<Record1<UUID>> ids(Set<Long> terms) {
    Field<UUID> id = DSL.field(DSL.name("backstage_with_terms"), UUID.class);
    return DSL.select(id).from(BACKSTAGE_WITH_TERMS.call(terms.toArray(Long[]::new)));
  }

  /** The ids of the entities whose searched text is like a pattern. */
  static Select<Record1<UUID>> like(String pattern) {
    Field<UUID> id = DSL.field(DSL.name("backstage_with_text"), UUID.class);
    return DSL.select(id).from(BACKSTAGE_WITH_TEXT.call(pattern));
  }
}
