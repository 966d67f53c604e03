package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a relation leads to, as SQL: living, of the tenant, seen through an alias.
 *
 * @param target the rows, under their alias
 * @param from what to select from: the rows, or the link table joined to them
 * @param near the column that holds the id the relation starts from; null for a reference, which is
 *     the other way round
 * @param where what binds the rows: their tenant, that they live, the kind of a shared table's rows
 * @param on what ties them to the row that the relation starts from
 */
public record RelatedRows(
    Table<?> target, TableLike<?> from, @Nullable Field<UUID> near, Condition where, Condition on) {

  /**
   * The rows a relation leads to.
   *
   * @param start the table, or the alias of it, that the relation starts from
   * @param alias names the rows, unlike everything around
   */
  public static RelatedRows of(
      Scope scope, Relation<?, ?> relation, Shape<?> shape, Table<?> start, String alias) {
    requireRead(scope, relation.target());
    Table<?> target = relation.target().table().as(alias);
    Condition bound = living(scope, relation.target(), target);
    return switch (relation) {
      case ToOne<?, ?> reference -> {
        Field<UUID> id = uuid(target, relation.target().idColumn());
        yield new RelatedRows(
            target, target, null, bound, id.eq(uuid(start, reference.property().column().field())));
      }
      case BackReference<?, ?> back -> {
        Field<UUID> near = uuid(target, back.reference().property().column().field());
        yield new RelatedRows(target, target, near, bound, near.eq(uuid(start, shape.idColumn())));
      }
      case Parts<?, ?> parts -> {
        Field<UUID> near = uuid(target, parts.owner());
        yield new RelatedRows(
            target,
            target,
            near,
            bound.and(current(scope, parts, target)).and(complete(scope, parts.target(), target)),
            near.eq(uuid(start, shape.idColumn())));
      }
      case Link<?, ?> link ->
          linked(scope, link, target, bound, uuid(start, shape.idColumn()), alias + "_link");
    };
  }

  /** What may not be read may not be asked about either. */
  private static void requireRead(Scope scope, Shape<?> shape) {
    if (shape instanceof EntityType<?> type) {
      Permissions.requireRead(scope.principal(), type.name());
    }
  }

  private static RelatedRows linked(
      Scope scope,
      Link<?, ?> link,
      Table<?> target,
      Condition bound,
      Field<UUID> start,
      String alias) {
    Table<?> table = link.table().as(alias);
    Field<UUID> near = uuid(table, link.near());
    Condition joined = uuid(target, link.target().idColumn()).eq(uuid(table, link.far()));
    Condition where =
        scope.tenant(link.tenantColumn(), table).and(kind(link.discriminator(), table)).and(bound);
    return new RelatedRows(target, table.join(target).on(joined), near, where, near.eq(start));
  }

  /**
   * That a row of the link's own table leads to what the principal may see, deleted or not; no
   * condition where the principal may see all.
   */
  public static Condition visible(Scope scope, Link<?, ?> link) {
    if (scope.seesAll(link.target())) {
      return DSL.noCondition();
    }
    Table<?> target = link.target().table().as("visible");
    return link.far()
        .in(
            DSL.select(uuid(target, link.target().idColumn()))
                .from(target)
                .where(scope.tenant(link.target(), target)));
  }

  /** That a row is one of these parts, and not expired. */
  public static Condition current(Scope scope, Parts<?, ?> parts, Table<?> table) {
    Condition kind = kind(parts.discriminator(), table);
    Field<Instant> expiry = parts.expiry();
    if (expiry == null) {
      return kind;
    }
    Field<Instant> until = Columns.in(table, expiry);
    return kind.and(until.isNull().or(until.gt(scope.now())));
  }

  /** That all lives that a row cannot do without, whether the principal may see it or not. */
  private static Condition complete(Scope scope, PartType<?> type, Table<?> table) {
    Condition complete = DSL.noCondition();
    for (ToOne<?, ?> reference : type.needed()) {
      EntityType<?> target = reference.target();
      Table<?> needed = target.table().as(table.getName() + "_" + reference.name());
      complete =
          complete.and(
              DSL.exists(
                  DSL.selectOne()
                      .from(needed)
                      .where(living(scope.unlimited(), target, needed))
                      .and(
                          uuid(needed, target.idColumn())
                              .eq(uuid(table, reference.property().column().field())))));
    }
    return complete;
  }

  private static Condition kind(@Nullable Discriminator discriminator, Table<?> table) {
    return discriminator == null
        ? DSL.noCondition()
        : Columns.in(table, discriminator.column()).eq(DSL.inline(discriminator.value()));
  }

  /** That a row of a shape is of the tenant and, when it can be deleted, is not. */
  public static Condition living(Scope scope, Shape<?> shape, Table<?> table) {
    Condition tenant = scope.tenant(shape, table);
    return switch (shape) {
      case EntityType<?> type -> tenant.and(type.header().deletedAt().column().in(table).isNull());
      case PartType<?> parts -> tenant;
    };
  }

  private static Field<UUID> uuid(Table<?> table, Field<?> column) {
    return Columns.in(table, column.coerce(UUID.class));
  }
}
