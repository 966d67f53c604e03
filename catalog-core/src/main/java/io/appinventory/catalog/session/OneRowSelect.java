package io.appinventory.catalog.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;

/**
 * A select that asks the same of one row each time. Its text is made once and sent with other
 * values: for a statement of a dozen subqueries making the text takes longer than answering it. For
 * a principal whom row rules limit it is made each time. Immutable.
 */
public final class OneRowSelect {
  private static final UUID ANY_TENANT = UUID.fromString("5ca1ab1e-0000-7000-8000-000000000001");
  private static final Instant ANY_MOMENT = Instant.parse("1816-11-05T01:23:45.678901Z");
  private static final UUID ANY_ID = UUID.fromString("5ca1ab1e-0000-7000-8000-000000000002");

  /** jOOQ puts the cast around the value again. */
  private static final String CAST = "cast(? as uuid)";

  private final BiFunction<Scope, UUID, Select<?>> select;
  private final String sql;
  private final List<Object> values;
  private final Field<?>[] columns;

  private OneRowSelect(
      BiFunction<Scope, UUID, Select<?>> select,
      String sql,
      List<Object> values,
      Field<?>[] columns) {
    this.select = select;
    this.sql = sql;
    this.values = values;
    this.columns = columns;
  }

  /**
   * Makes the text, for everybody.
   *
   * @param scope any
   * @param select makes the statement for a scope and the id of a row; but for the tenant, the
   *     moment and the id, and what the principal may see, it must not depend on them
   */
  public static OneRowSelect of(Scope scope, BiFunction<Scope, UUID, Select<?>> select) {
    return of(scope, UserRole.ADMIN, select);
  }

  /**
   * Makes the text, for those of a role.
   *
   * @throws io.appinventory.catalog.error.NotAllowedException when the role may not ask this
   */
  public static OneRowSelect of(
      Scope scope, UserRole role, BiFunction<Scope, UUID, Select<?>> select) {
    Principal anybody = new Principal(ANY_TENANT, Optional.empty(), role, Map.of(), RowRules.NONE);
    Scope any = new Scope(scope.dsl(), anybody, scope.model(), ANY_MOMENT, scope.ids());
    Select<?> made = select.apply(any, ANY_ID);
    return new OneRowSelect(
        select,
        scope.dsl().render(made).replace(CAST, "?"),
        scope.dsl().extractBindValues(made),
        made.getSelect().toArray(Field<?>[]::new));
  }

  /** Asks for a row of the scope's tenant, at its moment. */
  public Optional<Record> fetch(Scope scope, UUID id) {
    if (scope.isLimited()) {
      return Optional.ofNullable(scope.dsl().fetchOne(select.apply(scope, id)));
    }
    Object[] bound = values.stream().map(value -> bound(value, scope, id)).toArray();
    return Optional.ofNullable(scope.dsl().resultQuery(sql, bound).coerce(columns).fetchOne());
  }

  private static Object bound(Object value, Scope scope, UUID id) {
    return switch (value) {
      case UUID uuid when uuid.equals(ANY_TENANT) -> scope.tenantId();
      case UUID uuid when uuid.equals(ANY_ID) -> id;
      case Instant moment when moment.equals(ANY_MOMENT) -> scope.now();
      default -> value;
    };
  }
}
