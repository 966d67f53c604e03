package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;

import io.appinventory.catalog.exchange.backstage.query.Matching.Stated;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.BackstageRelations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages. In the order of a column the next {@value #WINDOW} entities are held against the
 * question first: what is frequent is found among them at once, and only what is not is looked for
 * in the index of terms, where it is rare.
 */
final class PageReader {
  private static final int WINDOW = 2_000;

  private final Scope scope;
  private final EntityColumns columns;
  private final EntityQuestion question;
  private final Matching matching;

  PageReader(Scope scope, EntityQuestion question) {
    this.scope = scope;
    this.columns = new EntityColumns(scope);
    this.question = question;
    this.matching = new Matching(scope, question);
  }

  /**
   * A row of a page.
   *
   * @param entity the entity
   * @param value by which it is in order; null in the order of uids
   */
  record Row(ShownEntity entity, @Nullable String value) {}

  /**
   * A part of the list.
   *
   * @param rows in the order of the list
   * @param more whether there are more in the direction that was asked for
   */
  record Part(List<Row> rows, boolean more) {}

  /** The entities that follow a place, or the first without one. */
  Part read(@Nullable Place place, int offset, int limit) {
    boolean backward = place != null && place.backward();
    Result<? extends Record> found =
        Sorting.indexed(question.order())
            .<Result<? extends Record>>map(sorting -> inOrder(sorting, place, offset, limit + 1))
            .orElseGet(() -> computed(place, offset, limit + 1));
    List<Row> rows = new ArrayList<>();
    for (Record row : found.subList(0, Math.min(found.size(), limit))) {
      rows.add(new Row(columns.read(row), row.get(4, String.class)));
    }
    if (backward) {
      Collections.reverse(rows);
    }
    return new Part(rows, found.size() > limit);
  }

  private Result<? extends Record> inOrder(
      Sorting sorting, @Nullable Place place, int offset, int limit) {
    Optional<Stated> relation = matching.relation();
    if (relation.isPresent()) {
      return related(relation.get(), sorting, place, offset, limit);
    }
    boolean backward = place != null && place.backward();
    Condition from = place == null ? DSL.noCondition() : sorting.beyond(place);
    if (matching.ids().isPresent()) {
      Condition kind = matching.kind().map(E.KIND::eq).orElse(DSL.noCondition());
      Table<?> window =
          DSL.select(E.asterisk())
              .from(E)
              .where(matching.tenant())
              .and(kind)
              .and(from)
              .orderBy(sorting.by(backward))
              .limit(DSL.inline(WINDOW))
              .asTable("e");
      Result<? extends Record> first =
          page(window, sorting, matching.condition(), backward, offset, limit);
      if (first.size() == limit) {
        return first;
      }
      Condition among = E.ID.in(matching.ids().get());
      return page(
          E, sorting, matching.tenant().and(among).and(condition(from)), backward, offset, limit);
    }
    return page(E, sorting, matching.tenant().and(condition(from)), backward, offset, limit);
  }

  private Condition condition(Condition from) {
    return matching.condition().and(from);
  }

  private Result<? extends Record> page(
      Table<?> entities,
      Sorting sorting,
      Condition where,
      boolean backward,
      int offset,
      int limit) {
    return scope
        .dsl()
        .select(fields(sorting))
        .from(entities)
        .where(where)
        .orderBy(sorting.by(backward))
        .limit(limit)
        .offset(offset)
        .fetch();
  }

  private List<Field<?>> fields(Sorting sorting) {
    List<Field<?>> fields = new ArrayList<>(columns.fields());
    Field<String> value = sorting.value();
    fields.add(value == null ? DSL.inline((String) null).as("sort") : value.as("sort"));
    return fields;
  }

  /** A range of the relations' key, which is in the order of kinds and names too. */
  private Result<? extends Record> related(
      Stated relation, Sorting sorting, @Nullable Place place, int offset, int limit) {
    BackstageRelations rows = matching.stated();
    Sorting by =
        new Sorting(
            sorting.value() == null ? null : rows.NAME, rows.ENTITY_ID, sorting.descending());
    return scope
        .dsl()
        .select(fields(sorting))
        .from(rows)
        .join(E)
        .on(matching.tenant())
        .and(matching.joined(rows, relation))
        .where(matching.condition())
        .and(place == null ? DSL.noCondition() : by.beyond(place))
        .orderBy(by.by(place != null && place.backward()))
        .limit(limit)
        .offset(offset)
        .fetch();
  }

  /** In the order of what no column holds: all that match are read. */
  private Result<? extends Record> computed(@Nullable Place place, int offset, int limit) {
    Order order = question.order().orElseThrow();
    CommonTableExpression<?> all =
        DSL.name("sorted")
            .as(
                DSL.select(E.ID.as("id"), new LeafSql(scope).first(order.key()).as("sort"))
                    .from(matching.table()));
    Field<UUID> id = DSL.field(DSL.name("sorted", "id"), UUID.class);
    Field<String> sort = DSL.field(DSL.name("sorted", "sort"), String.class);
    Sorting sorting = new Sorting(sort, id, order.descending());
    List<Field<?>> fields = new ArrayList<>(columns.fields());
    fields.add(sort.as("sort"));
    boolean backward = place != null && place.backward();
    Table<?> some =
        DSL.select(id, sort)
            .from(all)
            .where(sort.isNotNull())
            .and(place == null ? DSL.noCondition() : sorting.beyond(place))
            .orderBy(sorting.by(backward))
            .limit(limit)
            .offset(offset)
            .asTable("sorted");
    return scope
        .dsl()
        .with(all)
        .select(fields)
        .from(some)
        .join(E)
        .on(matching.tenant())
        .and(E.ID.eq(id))
        .orderBy(sorting.by(backward))
        .fetch();
  }

  /** How many entities there are, whatever the page. */
  long total() {
    Condition ordered =
        question
            .order()
            .filter(order -> Sorting.indexed(question.order()).isEmpty())
            .map(order -> new LeafSql(scope).first(order.key()).isNotNull())
            .orElse(DSL.noCondition());
    return new Totals(scope, matching).of(question, ordered);
  }
}
