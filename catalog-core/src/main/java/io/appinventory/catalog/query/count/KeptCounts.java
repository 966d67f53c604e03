package io.appinventory.catalog.query.count;

import static io.appinventory.db.schema.Tables.ENTITY_COUNTS;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.query.resolve.Scalar;
import io.appinventory.catalog.query.resolve.ValueTest;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The counts that are kept of live entities: of a whole type, and by each value of its closed
 * vocabularies, booleans and references. They are right in every snapshot, because each write
 * brings them along in its own transaction.
 */
public final class KeptCounts {
  /** Stands in for a property where all entities of a type are counted. */
  public static final String ALL = "";

  private final Scope scope;

  /** For any scope. */
  public KeptCounts(Scope scope) {
    this.scope = scope;
  }

  /** Whether the values of a property are counted. */
  public static boolean counts(EntityType<?> type, Property<?, ?> property) {
    return switch (property.type()) {
      // What follows from other rows is written with them, past the store.
      case CodeType<?> code -> property.access() != Access.READ_ONLY;
      case BooleanType bool -> true;
      case ReferenceType<?> reference ->
          !type.ofEvents() && !property.name().equals(type.header().id().name());
      case DateType d -> false;
      case DecimalType d -> false;
      case IntegerType i -> false;
      case JsonType j -> false;
      case LongType l -> false;
      case PasswordType p -> false;
      case TextListType t -> false;
      case TextType t -> false;
      case TimestampType t -> false;
      case UuidType u -> false;
    };
  }

  /** The properties of a type whose values are counted. */
  public static <R extends Entity<R>> List<Property<R, ?>> of(EntityType<R> type) {
    return type.properties().stream().filter(property -> counts(type, property)).toList();
  }

  /** A value as it is counted; null where the entity has none and is not counted. */
  public static <R, T> @Nullable String value(Property<R, T> property, R entity) {
    T value = property.of(entity);
    return value == null ? null : property.toJson(value).asText();
  }

  /** The number of live entities of a type, as an expression for a statement that asks for more. */
  public Field<Long> all(EntityType<?> type) {
    return sum(counted(type, ALL).and(ENTITY_COUNTS.VALUE.eq(ALL)));
  }

  /**
   * The number of live entities whose property has a value, as an expression; null counts those
   * without a value.
   */
  public <R, T> Field<Long> of(EntityType<?> type, Property<R, T> property, @Nullable T value) {
    Condition rows = counted(type, property.name());
    return value == null
        ? all(type).minus(sum(rows))
        : sum(rows.and(ENTITY_COUNTS.VALUE.eq(property.toJson(value).asText())));
  }

  /**
   * The number of live entities that satisfy a filter, as an expression, where it follows from what
   * is kept: for a principal who may see them all.
   */
  public Optional<Field<Long>> of(EntityType<?> type, ResolvedFilter filter) {
    return scope.seesAll(type) ? kept(type, filter) : Optional.empty();
  }

  private Optional<Field<Long>> kept(EntityType<?> type, ResolvedFilter filter) {
    return switch (filter) {
      case ResolvedFilter.Always always -> Optional.of(all(type));
      case ResolvedFilter.Value(
              Property<?, ?> property,
              ValueTest.Comparison(Operator operator, Scalar value))
          when operator == Operator.EQ && counts(type, property) ->
          text(value).map(v -> sum(counted(type, property.name()).and(ENTITY_COUNTS.VALUE.eq(v))));
      case ResolvedFilter.Value value -> Optional.empty();
      case ResolvedFilter.And and -> Optional.empty();
      case ResolvedFilter.Or or -> Optional.empty();
      case ResolvedFilter.Not not -> Optional.empty();
      case ResolvedFilter.Elements elements -> Optional.empty();
      case ResolvedFilter.Inside inside -> Optional.empty();
      case ResolvedFilter.Related related -> Optional.empty();
    };
  }

  /** A value as it is counted. */
  private static Optional<String> text(Scalar value) {
    return switch (value) {
      case Scalar.Text(String text) -> Optional.of(text);
      case Scalar.Bool(boolean bool) -> Optional.of(String.valueOf(bool));
      case Scalar.Uuid(UUID id) -> Optional.of(id.toString());
      case Scalar.Numeral number -> Optional.empty();
      case Scalar.Time time -> Optional.empty();
      case Scalar.Day day -> Optional.empty();
    };
  }

  /** The rows of one property, each a value and a part of its count. */
  public Condition counted(EntityType<?> type, String property) {
    return ENTITY_COUNTS
        .TENANT_ID
        .eq(scope.tenantId())
        .and(ENTITY_COUNTS.ENTITY_TYPE.eq(type.name()))
        .and(ENTITY_COUNTS.PROPERTY.eq(property));
  }

  private static Field<Long> sum(Condition rows) {
    Field<BigDecimal> sum = DSL.sum(ENTITY_COUNTS.LIVE);
    return DSL.field(
        DSL.select(DSL.coalesce(sum, DSL.inline(BigDecimal.ZERO)).cast(SQLDataType.BIGINT))
            .from(ENTITY_COUNTS)
            .where(rows));
  }
}
