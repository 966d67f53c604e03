package io.appinventory.catalog.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A select that asks the same each time, of whatever tenant, moment and row. Its text is made once
 * and sent with other values: for a statement of a dozen subqueries making the text takes longer
 * than answering it. For a principal whom row rules limit it is made each time. Immutable.
 */
public final class KeptSelect {
  private static final UUID ANY_TENANT = UUID.fromString("5ca1ab1e-0000-7000-8000-000000000001");
  private static final Instant ANY_MOMENT = Instant.parse("1816-11-05T01:23:45.678901Z");
  private static final UUID ANY_ID = UUID.fromString("5ca1ab1e-0000-7000-8000-000000000002");

  private final Asking select;
  private final Optional<KeptText> text;
  private final List<? extends Param<?>> given;
  private final Field<?>[] columns;

  private KeptSelect(
      Asking select, Optional<KeptText> text, List<? extends Param<?>> given, Field<?>[] columns) {
    this.select = select;
    this.text = text;
    this.given = given;
    this.columns = columns;
  }

  /** Makes the statement. */
  @FunctionalInterface
  public interface Asking {
    /**
     * Makes it for a scope and the id of a row. But for the tenant, the moment and the id, what the
     * principal may see, and the values of the given parameters, it must not depend on them.
     */
    Select<?> of(Scope scope, UUID id, List<? extends Param<?>> given);
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
    return of(scope, role, (each, id, none) -> select.apply(each, id), List.of());
  }

  /**
   * Makes the text, for those of a role, with parameters that are given other values each time.
   *
   * @param select makes the statement with these parameters, or others in their place
   * @param given the parameters; their values are not null
   * @throws io.appinventory.catalog.error.NotAllowedException when the role may not ask this
   */
  public static KeptSelect of(
      Scope scope, UserRole role, Asking select, List<? extends Param<?>> given) {
    Principal anybody = new Principal(ANY_TENANT, Optional.empty(), role, Map.of(), RowRules.NONE);
    Scope any = new Scope(scope.dsl(), anybody, scope.model(), ANY_MOMENT, scope.ids());
    Select<?> made = select.of(any, ANY_ID, given);
    return new KeptSelect(
        select, KeptText.of(scope.dsl(), made), given, made.getSelect().toArray(Field<?>[]::new));
  }

  /** Characters of the text. */
  public int length() {
    return text.map(KeptText::length).orElse(0);
  }

  /** Asks for a row of the scope's tenant, at its moment. */
  public Optional<Record> fetch(Scope scope, UUID id) {
    return Optional.ofNullable(query(scope, id, List.of()).fetchOne());
  }

  /**
   * Asks for rows of the scope's tenant, at its moment, where that does not depend on an id.
   *
   * @param values of the parameters that are given other values each time
   */
  public List<Record> fetchAll(Scope scope, List<?> values) {
    return List.copyOf(query(scope, ANY_ID, values).fetch());
  }

  private ResultQuery<?> query(Scope scope, UUID id, List<?> values) {
    if (scope.isLimited() || text.isEmpty()) {
      Select<?> made = select.of(scope, id, filled(values));
      made.attach(scope.dsl().configuration());
      return made;
    }
    QueryPart filled = text.get().with(parameter -> filled(parameter, scope, id, values));
    return scope.dsl().resultQuery("{0}", filled).coerce(columns);
  }

  private List<Param<?>> filled(List<?> values) {
    List<Param<?>> filled = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      filled.add(DSL.val(values.get(i), (DataType<?>) given.get(i).getDataType()));
    }
    return filled;
  }

  private Param<?> filled(Param<?> parameter, Scope scope, UUID id, List<?> values) {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) == parameter) {
        return DSL.val(values.get(i), (DataType<?>) parameter.getDataType());
      }
    }
    return switch (parameter.getValue()) {
      case UUID uuid when uuid.equals(ANY_TENANT) -> DSL.val(scope.tenantId());
      case UUID uuid when uuid.equals(ANY_ID) -> DSL.val(id);
      case Instant moment when moment.equals(ANY_MOMENT) ->
          DSL.val(scope.now(), parameter.getDataType());
      case null, default -> parameter;
    };
  }
}
