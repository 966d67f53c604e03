package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;
import static io.appinventory.db.schema.Tables.BACKSTAGE_RELATIONS;

import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.In;
import io.appinventory.catalog.exchange.backstage.view.RelationType;
import io.appinventory.catalog.exchange.backstage.view.Terms;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.BackstageRelations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * How the entities of a question are found. Its condition is exact; where it says so, few rows need
 * be held against it: those with a stated relation to one entity, which are a range of a key, or
 * those that an index of terms or of texts names.
 */
final class Matching {
  private static final Set<String> SEARCHED =
      Set.of("metadata.name", "metadata.title", "spec.profile.displayname");

  private final EntitySql sql;
  private final Condition condition;
  private final List<EntityPredicate> conjuncts;
  private final Scope scope;
  private final Optional<Candidates> candidates;
  private final Optional<String> pattern;
  private final boolean searching;

  Matching(Scope scope, EntityQuestion question) {
    this.scope = scope;
    Inverses inverses = Inverses.of(scope, question.predicate());
    this.sql = new EntitySql(scope, inverses);
    this.conjuncts = question.predicate().conjuncts();
    this.candidates =
        conjuncts.stream().allMatch(Matching::hasColumn)
            ? Optional.empty()
            : Candidates.of(new Terms(scope.tenantId()), inverses, question.predicate());
    String text = question.searchedText();
    this.searching = !text.isEmpty();
    this.pattern =
        text.isEmpty() || !SEARCHED.containsAll(question.searchedKeys())
            ? Optional.empty()
            : Optional.of("%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    this.condition =
        sql.of(question.predicate()).and(searching ? holds(question) : DSL.noCondition());
  }

  private static boolean hasColumn(EntityPredicate part) {
    return part instanceof In in
        && Set.of("kind", "metadata.name", "metadata.uid").contains(in.key());
  }

  private Condition holds(EntityQuestion question) {
    String text = question.searchedText();
    Set<String> keys = Set.copyOf(question.searchedKeys());
    LeafSql leaves = new LeafSql(scope);
    if (keys.equals(SEARCHED) && text.indexOf('\n') < 0) {
      return E.SEARCHED.contains(text);
    }
    return DSL.or(
        keys.stream()
            .sorted()
            .map(
                key ->
                    switch (key) {
                      case "metadata.name" -> E.NAME.contains(text);
                      case "metadata.uid" -> E.ID.cast(String.class).contains(text);
                      default ->
                          SEARCHED.contains(key)
                              ? E.SEARCHED
                                  .contains(text)
                                  .and(leaves.any(key, v -> v.contains(text)))
                              : leaves.any(key, v -> v.contains(text));
                    })
            .toList());
  }

  /** What every entity of the question satisfies, and no other of the tenant. */
  Condition condition() {
    return condition;
  }

  /** That a row of the entities is of the tenant. */
  Condition tenant() {
    return sql.tenant();
  }

  /** The one kind that is asked for, if it is one. */
  Optional<String> kind() {
    return conjuncts.stream()
        .flatMap(
            part ->
                part instanceof In(String key, Set<String> values)
                        && key.equals("kind")
                        && values.size() == 1
                    ? values.stream()
                    : Stream.empty())
        .findFirst();
  }

  /** Whether the question is told by a column that few rows share. */
  boolean isKeyed() {
    return conjuncts.stream()
        .anyMatch(part -> hasColumn(part) && !(part instanceof In in && in.key().equals("kind")));
  }

  /**
   * A stated relation that every entity of the question has.
   *
   * @param type the type
   * @param target to which entity
   */
  record Stated(RelationType type, String target) {}

  /** A stated relation to one entity, if the question asks for one that is stated one way only. */
  Optional<Stated> relation() {
    return conjuncts.stream()
        .flatMap(
            part ->
                part instanceof In(String key, Set<String> values) && values.size() == 1
                    ? Inverses.relation(key)
                        .filter(type -> type.stated() && !type.inverse().stated())
                        .map(type -> new Stated(type, values.iterator().next()))
                        .stream()
                    : Stream.empty())
        .findFirst();
  }

  /** The rows that state a relation, to be joined with the entities by {@link #joined}. */
  BackstageRelations stated() {
    return BACKSTAGE_RELATIONS.as("stated");
  }

  /** That the rows state the relation and are those of the entities. */
  Condition joined(BackstageRelations rows, Stated relation) {
    Condition range =
        rows.TENANT_ID
            .eq(scope.tenantId())
            .and(rows.TARGET_REF.eq(relation.target()))
            .and(rows.TYPE.eq(relation.type().text()))
            .and(rows.ENTITY_ID.eq(E.ID));
    return kind().map(kind -> range.and(rows.KIND.eq(kind))).orElse(range);
  }

  /** The ids among which all entities of the question are; empty where nothing narrows it down. */
  Optional<Select<Record1<UUID>>> ids() {
    return pattern
        .map(Candidates::like)
        .or(() -> candidates.filter(c -> !isKeyed()).map(Candidates::ids));
  }

  /** A set of terms that exactly the entities of the question have, if there is one. */
  Optional<Set<Long>> exactly() {
    return candidates
        .filter(c -> c.exact() && c.sets().size() == 1 && !searching)
        .map(c -> c.sets().getFirst());
  }

  /** The entities, by the way that has to look at the fewest rows; the condition is in it. */
  Table<?> table() {
    var some =
        ids().isPresent()
            ? DSL.select(E.asterisk()).from(E).where(tenant()).and(E.ID.in(ids().get()))
            : DSL.select(E.asterisk()).from(E).where(tenant());
    return relation()
        .<Table<?>>map(
            relation -> {
              BackstageRelations rows = stated();
              return DSL.select(E.asterisk())
                  .from(rows)
                  .join(E)
                  .on(tenant())
                  .and(joined(rows, relation))
                  .where(condition)
                  .asTable("e");
            })
        .orElseGet(() -> some.and(condition).asTable("e"));
  }
}
