package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A page of results, in one statement. In an order by score all entities are rated at once and the
 * page is cut out; in another order the page comes first and only its entities are rated. What
 * explains the answers is looked up for the page only.
 */
final class ResultStatement {
  private static final Field<String> TYPE = DSL.field(DSL.name("type"), String.class);
  private static final Field<UUID> ID = DSL.field(DSL.name("id"), UUID.class);
  private static final Field<String> LABEL = DSL.field(DSL.name("label"), String.class);

  private final Scope scope;
  private final ResultOrder order;
  private final List<ResultArm> arms;

  ResultStatement(Scope scope, ResultOrder order, List<ResultArm> arms) {
    this.scope = scope;
    this.order = order;
    this.arms = arms;
  }

  /**
   * A part of the results.
   *
   * @param seek where it begins
   * @param backward whether it is read from its end
   */
  record Part(ResultArm.Seek seek, boolean backward, int offset, int limit) {}

  /** The rows: type, id, label, keys, answers, and then what explains them, type by type. */
  Select<? extends Record> rows(Part part) {
    Table<?> page = page(part).asTable("page");
    SelectSelectStep<Record> select = DSL.select(columns());
    Table<?> from = page;
    for (ResultArm arm : arms) {
      Table<?> shown = arm.shown();
      Condition same =
          scope
              .tenant(arm.type(), shown)
              .and(arm.type().header().id().column().as(UUID.class, shown).eq(in(page, ID)))
              .and(in(page, TYPE).eq(DSL.inline(arm.type().name())));
      from = from.leftJoin(shown).on(same);
      select = select.select(arm.explanations(in(page, TYPE)));
    }
    return select.from(from).orderBy(order.orderBy(part.backward()));
  }

  private static <T> Field<T> in(Table<?> page, Field<T> column) {
    return DSL.field(
        page.getQualifiedName().append(column.getUnqualifiedName()), column.getDataType());
  }

  private List<Field<?>> columns() {
    List<Field<?>> columns = new ArrayList<>();
    columns.add(DSL.field(DSL.name("page", "type"), String.class));
    columns.add(DSL.field(DSL.name("page", "id"), UUID.class));
    columns.add(DSL.field(DSL.name("page", "label"), String.class));
    columns.addAll(order.fields());
    for (int i = 0; i < numbers(); i++) {
      columns.add(ScoreColumns.answers(i));
    }
    return columns;
  }

  private int numbers() {
    return arms.stream().mapToInt(arm -> arm.layout().numbers()).max().orElse(0);
  }

  /** Where the keys begin. */
  int keysAt() {
    return 3;
  }

  /** Where the answers begin. */
  int answersAt() {
    return keysAt() + order.fields().size();
  }

  /** Where that begins which explains the answers about entities of one type. */
  int explanationsAt(ResultArm wanted) {
    int at = answersAt() + numbers();
    for (ResultArm arm : arms) {
      if (arm == wanted) {
        return at;
      }
      at += arm.answered().explanations().size();
    }
    throw new IllegalArgumentException("no entities of " + wanted.type());
  }

  private Select<?> page(Part part) {
    Table<?> all =
        arms.stream()
            .<Select<?>>map(arm -> arm.rows(part, numbers()))
            .reduce(ResultStatement::unionAll)
            .orElseThrow()
            .asTable("results");
    Condition behind = order.byScore() ? part.seek().behind(order.fields()) : DSL.noCondition();
    return DSL.select(all.asterisk())
        .from(all)
        .where(behind)
        .orderBy(order.orderBy(part.backward()))
        .limit(part.limit())
        .offset(part.offset());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // all have the same columns
  private static Select<?> unionAll(Select<?> a, Select<?> b) {
    return ((Select) a).unionAll((Select) b);
  }

  /** The number of entities. */
  Field<Long> total() {
    return arms.stream().map(ResultArm::total).reduce(Field::plus).orElseThrow();
  }

  static List<Field<?>> identity(EntityType<?> type, Table<?> entities) {
    return List.of(
        DSL.inline(type.name()).cast(SQLDataType.VARCHAR).as(TYPE),
        type.header().id().column().as(UUID.class, entities).as(ID),
        type.label().column().as(String.class, entities).as(LABEL));
  }
}
