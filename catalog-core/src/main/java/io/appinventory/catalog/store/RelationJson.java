package io.appinventory.catalog.store;

import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.JSONEntry;
import org.jooq.OrderField;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The JSON of what one entity is related to, made by the database in the statement that reads the
 * entity: each relation is a sub-query that finds its rows by the entity's id.
 */
final class RelationJson {
  private final Scope scope;
  private final int limit;
  private int aliases;

  RelationJson(Scope scope, int limit) {
    this.scope = scope;
    this.limit = limit;
  }

  /**
   * The JSON of one relation of the entity {@code id}, whose own row is read through {@code table}.
   */
  Field<JSONB> of(Relation<?, ?> relation, Table<?> table, UUID id) {
    return switch (relation) {
      case ToOne<?, ?> reference -> mention(reference, table);
      case BackReference<?, ?> back -> list(back, id);
      case Link<?, ?> link -> list(link, id);
      case Parts<?, ?> parts -> list(parts, id);
    };
  }

  private <T extends Entity<T>> Field<JSONB> mention(ToOne<?, T> reference, Table<?> from) {
    EntityType<T> target = reference.target();
    Table<?> related = alias(target);
    return DSL.field(
        DSL.select(SummaryJson.of(scope, target, related))
            .from(related)
            .where(live(target, related))
            .and(
                in(related, target.idColumn())
                    .eq(reference.property().column().as(UUID.class, from))));
  }

  private <T extends Entity<T>> Field<JSONB> list(BackReference<?, T> back, UUID id) {
    EntityType<T> target = back.target();
    Table<?> related = alias(target);
    Condition refers = back.reference().property().column().as(UUID.class, related).eq(id);
    return entities(target, related, refers);
  }

  private <T extends Entity<T>> Field<JSONB> list(Link<?, T> link, UUID id) {
    EntityType<T> target = link.target();
    Table<?> related = alias(target);
    Table<?> table = link.table();
    Condition rows = scope.tenant(link.tenantColumn(), table).and(link.near().eq(id));
    Discriminator shared = link.discriminator();
    Condition linked = shared == null ? rows : rows.and(shared.column().eq(shared.value()));
    return entities(
        target,
        related,
        in(related, target.idColumn()).in(DSL.select(link.far()).from(table).where(linked)));
  }

  private <T extends Entity<T>> Field<JSONB> entities(
      EntityType<T> target, Table<?> related, Condition condition) {
    Field<?> label = target.label().column().in(related);
    Field<?> id = in(related, target.idColumn());
    return array(
        DSL.select(SummaryJson.of(scope, target, related).as("item"))
            .from(related)
            .where(live(target, related))
            .and(condition)
            .orderBy(label, id)
            .limit(limit));
  }

  private <P> Field<JSONB> list(Parts<?, P> parts, UUID id) {
    PartType<P> target = parts.target();
    Table<?> table = target.table();
    Condition owned = scope.tenant(target, table).and(parts.owner().eq(id));
    Discriminator shared = parts.discriminator();
    List<JSONEntry<?>> entries =
        new ArrayList<>(SummaryJson.entries(scope, target.properties(), table));
    for (Relation<P, ?> relation : target.relations()) {
      entries.add(DSL.key(relation.name()).value(of(relation, table, id)));
    }
    return array(
        DSL.select(DSL.jsonbObject(entries).as("item"))
            .from(table)
            .where(shared == null ? owned : owned.and(shared.column().eq(shared.value())))
            .orderBy(order(target, table))
            .limit(limit));
  }

  private static <P> List<OrderField<?>> order(PartType<P> type, Table<?> table) {
    List<OrderField<?>> order = new ArrayList<>();
    type.order().forEach(property -> order.add(property.column().in(table)));
    order.add(type.idColumn());
    return order;
  }

  private Field<JSONB> array(Select<?> items) {
    Table<?> rows = items.asTable("r" + ++aliases);
    Field<JSONB> all = DSL.jsonbArrayAgg(DSL.field(DSL.name(rows.getName(), "item"), JSONB.class));
    Field<JSONB> list = DSL.coalesce(all, DSL.inline(JSONB.jsonb("[]"), SQLDataType.JSONB));
    return DSL.field(DSL.select(list).from(rows));
  }

  private <T extends Entity<T>> Condition live(EntityType<T> type, Table<?> table) {
    return scope.tenant(type, table).and(type.header().deletedAt().column().in(table).isNull());
  }

  private Table<?> alias(Shape<?> shape) {
    return shape.table().as("t" + ++aliases);
  }

  private static Field<UUID> in(Table<?> table, Field<UUID> column) {
    return DSL.field(table.getQualifiedName().append(column.getUnqualifiedName()), UUID.class);
  }
}
