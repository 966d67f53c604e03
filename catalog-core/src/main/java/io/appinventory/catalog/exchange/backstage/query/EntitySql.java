package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.db.schema.Tables.BACKSTAGE_ENTITIES;
import static io.appinventory.db.schema.Tables.BACKSTAGE_RELATIONS;

import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.All;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Any;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Has;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.In;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Not;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Prefix;
import io.appinventory.catalog.exchange.backstage.view.Leaves;
import io.appinventory.catalog.exchange.backstage.view.RelationType;
import io.appinventory.catalog.exchange.backstage.view.Terms;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.BackstageEntities;
import io.appinventory.db.schema.tables.BackstageRelations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Predicates as conditions on one row of the entities, exact whatever plan reads it. */
final class EntitySql {
  /** The row. */
  static final BackstageEntities E = BACKSTAGE_ENTITIES.as("e");

  private final Scope scope;
  private final Terms terms;
  private final Inverses inverses;
  private final LeafSql leaves;

  EntitySql(Scope scope, Inverses inverses) {
    this.scope = scope;
    this.terms = new Terms(scope.tenantId());
    this.inverses = inverses;
    this.leaves = new LeafSql(scope);
  }

  /** That the row is of the tenant. */
  Condition tenant() {
    return E.TENANT_ID.eq(scope.tenantId());
  }

  Condition of(EntityPredicate predicate) {
    return switch (predicate) {
      case All(List<EntityPredicate> parts) -> DSL.and(parts.stream().map(this::of).toList());
      case Any(List<EntityPredicate> parts) when parts.isEmpty() -> DSL.falseCondition();
      case Any(List<EntityPredicate> parts) -> DSL.or(parts.stream().map(this::of).toList());
      case Not(EntityPredicate part) -> DSL.not(of(part));
      case Has(String key) -> has(key);
      case In(String key, Set<String> values) -> in(key, values);
      case Prefix(String key, String prefix) -> prefix(key, prefix);
    };
  }

  private Condition has(String key) {
    if (Terms.everywhere(key)) {
      return DSL.trueCondition();
    }
    Condition own = term(terms.key(key));
    Optional<RelationType> inverse =
        Inverses.relation(key).map(RelationType::inverse).filter(RelationType::stated);
    if (inverse.isEmpty()) {
      return own;
    }
    BackstageRelations r = BACKSTAGE_RELATIONS.as("said");
    return own.or(
        DSL.exists(
            DSL.selectOne()
                .from(r)
                .where(r.TENANT_ID.eq(scope.tenantId()))
                .and(r.TARGET_REF.eq(E.REF))
                .and(r.TYPE.eq(inverse.get().text()))));
  }

  private Condition in(String key, Set<String> values) {
    return switch (key) {
      case "kind" -> oneOf(E.KIND, values);
      case "metadata.name" -> oneOf(E.NAME, values);
      case "metadata.uid" -> oneOfIds(values);
      default -> {
        Condition own = anyTerm(key, values);
        Set<String> sayers = inverses.sayers(key, values);
        yield sayers.isEmpty() ? own : own.or(oneOf(E.REF, sayers));
      }
    };
  }

  private Condition anyTerm(String key, Set<String> values) {
    Long[] wanted =
        values.stream()
            .filter(value -> value.length() <= Leaves.MAX_VALUE)
            .map(value -> terms.value(key, value))
            .sorted()
            .toArray(Long[]::new);
    return switch (wanted.length) {
      case 0 -> DSL.falseCondition();
      case 1 -> term(wanted[0]);
      default -> DSL.arrayOverlap(E.TERMS, DSL.val(wanted));
    };
  }

  private static Condition term(long term) {
    return DSL.val(term).eq(DSL.any(E.TERMS));
  }

  private static Condition oneOf(Field<String> column, Set<String> values) {
    return values.size() == 1
        ? column.eq(values.iterator().next())
        : column.eq(DSL.any(values.stream().sorted().toArray(String[]::new)));
  }

  private static Condition oneOfIds(Set<String> values) {
    UUID[] ids = values.stream().map(EntitySql::uuid).filter(Objects::nonNull).toArray(UUID[]::new);
    return E.ID.eq(DSL.any(ids));
  }

  private static @Nullable UUID uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equals(text) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private Condition prefix(String key, String prefix) {
    return switch (key) {
      case "kind" -> E.KIND.startsWith(prefix);
      case "metadata.name" -> E.NAME.startsWith(prefix);
      default -> leaves.any(key, value -> value.startsWith(prefix));
    };
  }
}
