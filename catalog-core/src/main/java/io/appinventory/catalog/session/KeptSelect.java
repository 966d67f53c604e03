package io.appinventory.catalog.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;

/**
 * A select that asks the same each time, of whatever tenant, moment and row. Its text is made once
 * and sent with other values: for a statement of a dozen subqueries making the text takes longer
 * than answering it. For a principal whom row rules limit it is made each time. Immutable.
 */
public final class KeptSelect {
  private static final UUID ANY_TENANT = UUID.fromString("5ca1ab1e-0000-7000-8000-000000000001");
  private static final Instant ANY_MOMENT = Instant.parse("1816-11-05T01:23:45.678901Z");
  private static final UUID ANY_ID = UUID.fromString("5ca1ab1e-0000-7000-8000-000000000002");

  /** jOOQ puts the cast around the value again. */
  private static final String CAST = "cast(? as uuid)";

  /** A value that is given each time. */
  private record Given(int index) {}

  private final BiFunction<Scope, UUID, Select<?>> select;
  private final String sql;
  private final List<Object> values;
  private final Field<?>[] columns;

  private KeptSelect(
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
  public static KeptSelect of(Scope scope, BiFunction<Scope, UUID, Select<?>> select) {
    return of(scope, UserRole.ADMIN, select);
  }

  /**
   * Makes the text, for those of a role.
   *
   * @throws io.appinventory.catalog.error.NotAllowedException when the role may not ask this
   */
  public static KeptSelect of(
      Scope scope, UserRole role, BiFunction<Scope, UUID, Select<?>> select) {
    return of(scope, role, select, List.of());
  }

  /**
   * Makes the text, for those of a role, with parameters that are given other values each time.
   *
   * @param given the parameters in the statement; their values are not null
   * @throws io.appinventory.catalog.error.NotAllowedException when the role may not ask this
   */
  public static KeptSelect of(
      Scope scope,
      UserRole role,
      BiFunction<Scope, UUID, Select<?>> select,
      List<? extends Param<?>> given) {
    Principal anybody = new Principal(ANY_TENANT, Optional.empty(), role, Map.of(), RowRules.NONE);
    Scope any = new Scope(scope.dsl(), anybody, scope.model(), ANY_MOMENT, scope.ids());
    Select<?> made = select.apply(any, ANY_ID);
    return new KeptSelect(
        select,
        scope.dsl().render(made).replace(CAST, "?"),
        scope.dsl().extractParams(made).values().stream()
            .filter(parameter -> !parameter.isInline())
            .map(parameter -> value(parameter, given))
            .toList(),
        made.getSelect().toArray(Field<?>[]::new));
  }

  /** The value of a parameter, or which of those it is that are given. */
  private static Object value(Param<?> parameter, List<? extends Param<?>> given) {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) == parameter) {
        return new Given(i);
      }
    }
    return Objects.requireNonNull(parameter.getValue(), "a value that is always null");
  }

  /** Characters of the text. */
  public int length() {
    return sql.length();
  }

  /** Asks for a row of the scope's tenant, at its moment. */
  public Optional<Record> fetch(Scope scope, UUID id) {
    return Optional.ofNullable(query(scope, id, List.of()).fetchOne());
  }

  /**
   * Asks for rows of the scope's tenant, at its moment, where that does not depend on an id.
   *
   * @param given what the parameters have for values that are given each time
   */
  public List<Record> fetchAll(Scope scope, List<?> given) {
    return List.copyOf(query(scope, ANY_ID, given).fetch());
  }

  private ResultQuery<?> query(Scope scope, UUID id, List<?> given) {
    if (scope.isLimited()) {
      Select<?> made = select.apply(scope, id);
      made.attach(scope.dsl().configuration());
      return made;
    }
    Object[] bound = new Object[values.size()];
    for (int i = 0; i < bound.length; i++) {
      bound[i] = bound(values.get(i), scope, id, given);
    }
    return scope.dsl().resultQuery(sql, bound).coerce(columns);
  }

  private static Object bound(Object value, Scope scope, UUID id, List<?> given) {
    return switch (value) {
      case UUID uuid when uuid.equals(ANY_TENANT) -> scope.tenantId();
      case UUID uuid when uuid.equals(ANY_ID) -> id;
      case Instant moment when moment.equals(ANY_MOMENT) -> scope.now();
      case Given(int index) -> given.get(index);
      default -> value;
    };
  }
}
