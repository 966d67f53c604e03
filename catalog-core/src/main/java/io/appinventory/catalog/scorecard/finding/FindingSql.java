package io.appinventory.catalog.scorecard.finding;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.Latest;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.session.Scope;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Findings as expressions on a row, each a JSON value or null. */
public final class FindingSql {
  private static final Field<String> TEXT = DSL.field(DSL.name("found"), String.class);

  private final Scope scope;

  /** For any scope. */
  public FindingSql(Scope scope) {
    this.scope = scope;
  }

  /**
   * The finding.
   *
   * @param table the rows of the shape, under an alias that does not begin with {@code f}
   */
  public Field<JSONB> of(Finding finding, Shape<?> shape, Table<?> table) {
    return behind(finding.through(), finding, shape, table, 1);
  }

  private Field<JSONB> behind(
      List<ToOne<?, ?>> through, Finding finding, Shape<?> shape, Table<?> table, int depth) {
    if (through.isEmpty()) {
      return here(finding, shape, table, depth);
    }
    ToOne<?, ?> reference = through.getFirst();
    RelatedRows row = RelatedRows.of(scope, reference, shape, table, "f" + depth);
    Field<JSONB> value =
        behind(
            through.subList(1, through.size()),
            finding,
            reference.target(),
            row.target(),
            depth + 1);
    return DSL.field(DSL.select(value).from(row.from()).where(row.where()).and(row.on()));
  }

  private Field<JSONB> here(Finding finding, Shape<?> shape, Table<?> table, int depth) {
    return switch (finding) {
      case Finding.OfProperty found -> property(found, table);
      case Finding.OfValues found -> {
        RelatedRows rows = RelatedRows.of(scope, found.relation(), shape, table, "f" + depth);
        Field<String> text = text(found.property(), rows.target());
        yield list(
            DSL.selectDistinct(text.as(TEXT))
                .from(rows.from())
                .where(rows.where())
                .and(rows.on())
                .and(text.isNotNull())
                .orderBy(TEXT)
                .limit(DSL.inline(Finding.MAX_VALUES)));
      }
      case Finding.OfRows found -> {
        RelatedRows rows = RelatedRows.of(scope, found.relation(), shape, table, "f" + depth);
        yield list(
            DSL.select(text(label(found.relation()), rows.target()).as(TEXT))
                .from(rows.from())
                .where(rows.where())
                .and(rows.on())
                .and(satisfying(found.where(), found.relation(), rows))
                .orderBy(TEXT)
                .limit(DSL.inline(Finding.MAX_VALUES)));
      }
      case Finding.OfNumber found -> {
        RelatedRows rows = RelatedRows.of(scope, found.relation(), shape, table, "f" + depth);
        yield DSL.field(
            DSL.select(json(DSL.count()))
                .from(rows.from())
                .where(rows.where())
                .and(rows.on())
                .and(satisfying(found.where(), found.relation(), rows)));
      }
      case Finding.OfLast found -> {
        Relation<?, ?> relation = found.of().relation();
        RelatedRows rows = RelatedRows.of(scope, relation, shape, table, "f" + depth);
        yield DSL.field(
            DSL.select(behind(found, relation, rows, depth + 1))
                .from(rows.from())
                .where(rows.where())
                .and(rows.on())
                .and(satisfying(found.of().where(), relation, rows))
                .orderBy(Latest.order(relation.target(), rows.target()))
                .limit(DSL.inline(1)));
      }
    };
  }

  private Field<JSONB> behind(
      Finding.OfLast found, Relation<?, ?> relation, RelatedRows rows, int depth) {
    Finding finding = found.finding();
    return behind(finding.through(), finding, relation.target(), rows.target(), depth);
  }

  private org.jooq.Condition satisfying(
      ResolvedFilter where, Relation<?, ?> relation, RelatedRows rows) {
    return FilterSql.on(scope, relation.target(), rows.target()).condition(where);
  }

  private static Field<JSONB> property(Finding.OfProperty found, Table<?> table) {
    Field<?> column = found.property().column().in(table);
    if (found.keys().isEmpty()) {
      return json(column);
    }
    Field<?>[] arguments = new Field<?>[found.keys().size() + 1];
    arguments[0] = column;
    for (int i = 0; i < found.keys().size(); i++) {
      arguments[i + 1] = DSL.val(found.keys().get(i));
    }
    return DSL.function("jsonb_extract_path", SQLDataType.JSONB, arguments);
  }

  private static Field<JSONB> json(Field<?> value) {
    return DSL.function("to_jsonb", SQLDataType.JSONB, value);
  }

  private static Field<String> text(Property<?, ?> property, Table<?> table) {
    return property.column().in(table).coerce(String.class);
  }

  private static Property<?, ?> label(Relation<?, ?> relation) {
    if (relation.target() instanceof EntityType<?> type) {
      return type.label();
    }
    throw new IllegalStateException("rows of " + relation.name() + " have no name");
  }

  private static Field<JSONB> list(org.jooq.Select<?> texts) {
    Table<?> found = texts.asTable("found_texts");
    Field<JSONB> all = DSL.jsonbArrayAgg(TEXT).orderBy(TEXT);
    return DSL.field(DSL.select(DSL.coalesce(all, DSL.inline(JSONB.jsonb("[]")))).from(found));
  }
}
