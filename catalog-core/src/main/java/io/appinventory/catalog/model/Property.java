package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * One property of a shape: its name outside (the column's, unless said otherwise), its column, its
 * type and how a record gives it. Length and nullability come from the column, so that the schema
 * is the only place that states them.
 *
 * @param <R> the record
 * @param <T> the values
 */
public final class Property<R, T> {
  private static final int MAX_TEXTS = 100;
  private static final int MAX_JSON_BYTES = 65_536;
  private static final int MIN_PASSWORD = 12;

  private final String name;
  private final Column<T, ?> column;
  private final Function<R, @Nullable T> accessor;
  private final Access access;
  private final @Nullable T defaultValue;
  private final Sensitivity sensitivity;
  private final boolean filled;

  private Property(
      String name,
      Column<T, ?> column,
      Function<R, @Nullable T> accessor,
      Access access,
      @Nullable T defaultValue,
      Sensitivity sensitivity,
      boolean filled) {
    this.name = name;
    this.column = column;
    this.accessor = accessor;
    this.access = access;
    this.defaultValue = defaultValue;
    this.sensitivity = sensitivity;
    this.filled = filled;
  }

  /** Any type of value, for a column that holds its encoded form. */
  public static <R, T, D> Property<R, T> of(
      Field<D> column, ValueType<T, D> type, Function<R, @Nullable T> accessor) {
    return new Property<>(
        column.getName(),
        new Column<>(column, type),
        accessor,
        Access.WRITABLE,
        null,
        Sensitivity.NONE,
        false);
  }

  /** Text, as long as the column allows; not blank where the column is not null. */
  public static <R> Property<R, String> text(
      Field<String> column, Function<R, @Nullable String> accessor) {
    return text(column, column.getDataType().nullable() ? 0 : 1, accessor);
  }

  /** Text of at least so many characters, blanks around it not counted. */
  public static <R> Property<R, String> text(
      Field<String> column, int min, Function<R, @Nullable String> accessor) {
    int length = column.getDataType().length();
    return of(column, new TextType(min, length > 0 ? length : TextType.UNLIMITED), accessor);
  }

  /** Text that has to look like something. */
  public static <R> Property<R, String> formatted(
      Field<String> column, TextFormat format, Function<R, @Nullable String> accessor) {
    int min = column.getDataType().nullable() ? 0 : 1;
    return of(column, new TextType(min, column.getDataType().length(), format), accessor);
  }

  /** A constant of a closed vocabulary. */
  public static <R, E extends Coded> Property<R, E> code(
      Field<String> column, E[] values, Function<R, @Nullable E> accessor) {
    return of(column, new CodeType<>(List.of(values)), accessor);
  }

  /** The id of an entity of another type. */
  public static <R, E> Property<R, Id<E>> reference(
      Field<UUID> column, Function<R, @Nullable Id<E>> accessor) {
    return of(column, new ReferenceType<>(), accessor);
  }

  /** A UUID that is no reference. */
  public static <R> Property<R, UUID> uuid(
      Field<UUID> column, Function<R, @Nullable UUID> accessor) {
    return of(column, new UuidType(), accessor);
  }

  /** A whole number of 32 bits between two limits. */
  public static <R> Property<R, Integer> integer(
      Field<Integer> column, int min, int max, Function<R, @Nullable Integer> accessor) {
    return of(column, new IntegerType(min, max), accessor);
  }

  /** A whole number of 64 bits between two limits. */
  public static <R> Property<R, Long> bigint(
      Field<Long> column, long min, long max, Function<R, @Nullable Long> accessor) {
    return of(column, new LongType(min, max), accessor);
  }

  /** A decimal number between two limits, with the digits of the column. */
  public static <R> Property<R, BigDecimal> decimal(
      Field<BigDecimal> column,
      BigDecimal min,
      BigDecimal max,
      Function<R, @Nullable BigDecimal> accessor) {
    return of(column, new DecimalType(min, max, column.getDataType().scale()), accessor);
  }

  /** True or false. */
  public static <R> Property<R, Boolean> bool(
      Field<Boolean> column, Function<R, @Nullable Boolean> accessor) {
    return of(column, new BooleanType(), accessor);
  }

  /** A point in time. */
  public static <R> Property<R, Instant> timestamp(
      Field<Instant> column, Function<R, @Nullable Instant> accessor) {
    return of(column, new TimestampType(), accessor);
  }

  /** A day. */
  public static <R> Property<R, LocalDate> date(
      Field<LocalDate> column, Function<R, @Nullable LocalDate> accessor) {
    return of(column, new DateType(), accessor);
  }

  /** A set of texts of at most 100 characters each, in the order of their code points. */
  public static <R> Property<R, List<String>> texts(
      Field<JSONB> column, Function<R, @Nullable List<String>> accessor) {
    return of(column, new TextListType(MAX_TEXTS, new TextType(1, 100)), accessor);
  }

  /** Tags: texts, none by default. */
  public static <R> Property<R, List<String>> tags(
      Field<JSONB> column, Function<R, @Nullable List<String>> accessor) {
    return Property.<R>texts(column, accessor).defaultsTo(List.of());
  }

  /** A JSON object. */
  public static <R> Property<R, Json> json(
      Field<JSONB> column, Function<R, @Nullable Json> accessor) {
    return of(column, new JsonType(MAX_JSON_BYTES, false), accessor);
  }

  /** A list of JSON values, in the order they are given; empty by default. */
  public static <R> Property<R, Json> jsonList(
      Field<JSONB> column, Function<R, @Nullable Json> accessor) {
    return Property.<R, Json, JSONB>of(column, new JsonType(MAX_JSON_BYTES, true), accessor)
        .defaultsTo(Json.emptyList());
  }

  /** A password, kept as its hash; secret. */
  public static <R> Property<R, Password> password(
      Field<String> column, Function<R, @Nullable Password> accessor) {
    return of(column, new PasswordType(MIN_PASSWORD), accessor).access(Access.SECRET);
  }

  /** The same under another name than the column's. */
  public Property<R, T> named(String other) {
    return new Property<>(other, column, accessor, access, defaultValue, sensitivity, filled);
  }

  /** The same with the value it takes when none is given at creation. */
  public Property<R, T> defaultsTo(T value) {
    return new Property<>(name, column, accessor, access, value, sensitivity, filled);
  }

  /** The same with another access. */
  public Property<R, T> access(Access other) {
    return new Property<>(name, column, accessor, other, defaultValue, sensitivity, filled);
  }

  /** The same, whose values are not for everybody or not for everywhere. */
  public Property<R, T> sensitive(Sensitivity how) {
    return new Property<>(name, column, accessor, access, defaultValue, how, filled);
  }

  /** The same, which the rules of its type fill in, or keep in line, where it is not said. */
  public Property<R, T> filledIn() {
    return new Property<>(name, column, accessor, access, defaultValue, sensitivity, true);
  }

  /** The name in JSON, filters and errors. */
  public String name() {
    return name;
  }

  /** The column. */
  public Column<T, ?> column() {
    return column;
  }

  /** The type of the values. */
  public ValueType<T, ?> type() {
    return column.type();
  }

  /** What callers may do with it. */
  public Access access() {
    return access;
  }

  /** What harm it would do if everybody knew its values. */
  public Sensitivity sensitivity() {
    return access == Access.SECRET ? Sensitivity.SECRET : sensitivity;
  }

  /** Whether it always has a value. */
  public boolean required() {
    return !column.field().getDataType().nullable();
  }

  /** Whether a creation has to say it. */
  public boolean mustBeSaid() {
    return required() && defaultValue == null && !filled && access != Access.READ_ONLY;
  }

  /**
   * Whether rules fill it in where it is not said, or keep it in line with others. One that is read
   * only as well is kept with the rows it follows from: past the version of its entity, the audit
   * log and the kept counts.
   */
  public boolean isFilledIn() {
    return filled;
  }

  /** The value it takes when none is given at creation; null for none. */
  public @Nullable T defaultValue() {
    return defaultValue;
  }

  /** The record's value. */
  public @Nullable T of(R source) {
    return accessor.apply(source);
  }

  /** Writes the record's value as JSON, null as JSON's null. */
  public void write(JsonGenerator out, R source) throws IOException {
    T value = accessor.apply(source);
    if (value == null) {
      out.writeNull();
    } else {
      type().write(out, value);
    }
  }

  /** A value as a JSON tree, null as JSON's null. */
  public JsonNode toJson(@Nullable T value) {
    return value == null ? JsonNodeFactory.instance.nullNode() : type().toJson(value);
  }

  @Override
  public String toString() {
    return name;
  }
}
