package io.appinventory.catalog.session;

import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Shape;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What everything that queries is given: a connection bound to one tenant, who is asking, the map
 * of the catalog, the time and new ids.
 *
 * @param dsl bound to the tenant of {@code principal}
 * @param principal who is asking
 * @param model the entity types
 * @param now the time of the request, to the microsecond
 * @param ids makes ids
 * @param rightsChanged to be run by a write that changes what somebody may do: what this process
 *     remembers of that is forgotten once the transaction is over
 */
public record Scope(
    DSLContext dsl,
    Principal principal,
    CatalogModel model,
    Instant now,
    Supplier<UUID> ids,
    Runnable rightsChanged) {
  /** One that only reads. */
  public Scope(
      DSLContext dsl, Principal principal, CatalogModel model, Instant now, Supplier<UUID> ids) {
    this(dsl, principal, model, now, ids, () -> {});
  }

  /**
   * The same with the rights of the system, for what the catalog itself looks up once the caller's
   * rights are checked.
   */
  public Scope elevated() {
    return new Scope(dsl, Principal.system(tenantId()), model, now, ids, rightsChanged);
  }

  /**
   * The same user with every right, for a write that others than admins may do in certain cases,
   * once it is known to be one: it is told of as theirs.
   */
  public Scope trusted() {
    return new Scope(dsl, principal.trusted(), model, now, ids, rightsChanged);
  }

  /**
   * The same without row rules, for what a write does itself once it is allowed: it has to find a
   * row that it has just put beyond them.
   */
  public Scope unlimited() {
    return new Scope(dsl, principal.unlimited(), model, now, ids, rightsChanged);
  }

  /** The tenant. */
  public UUID tenantId() {
    return principal.tenantId();
  }

  /**
   * That a row of {@code table}, the shape's own or an alias of it, is of the tenant and one that
   * the principal may see. Of rows that are sums of others it may see none unless it may see all of
   * those.
   */
  public Condition tenant(Shape<?> shape, Table<?> table) {
    Condition ours = tenant(shape.tenantColumn(), table);
    if (!seesSources(shape)) {
      return ours.and(DSL.falseCondition());
    }
    return principal
        .rows()
        .readable(shape)
        .map(rows -> ours.and(rows.in(table, elevated())))
        .orElse(ours);
  }

  /** That a row, which the principal may see, is one that the principal may change. */
  public Condition writable(Shape<?> shape, Table<?> table) {
    return principal
        .rows()
        .writable(shape)
        .map(rows -> rows.in(table, elevated()))
        .orElseGet(DSL::noCondition);
  }

  /** Whether there are row rules for the principal at all. */
  public boolean isLimited() {
    return principal.rows() != RowRules.NONE;
  }

  /** Whether the principal may see all rows of a shape that may be read at all. */
  public boolean seesAll(Shape<?> shape) {
    return principal.rows().readable(shape).isEmpty() && seesSources(shape);
  }

  private boolean seesSources(Shape<?> shape) {
    return !isLimited() || shape.sources().stream().allMatch(this::seesAll);
  }

  /** Whether the principal may change all rows of a shape that may be written at all. */
  public boolean changesAll(Shape<?> shape) {
    return seesAll(shape) && principal.rows().writable(shape).isEmpty();
  }

  /** That the tenant's column, seen through {@code table}, holds the tenant. */
  public Condition tenant(Field<UUID> column, Table<?> table) {
    return DSL.field(table.getQualifiedName().append(column.getUnqualifiedName()), UUID.class)
        .eq(tenantId());
  }
}
