package io.appinventory.catalog.session;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.ConnectionProvider;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table and the tenant on their way into the database. Each column travels as one
 * array, so that the statement is the same for any number of rows, or as one value where many rows
 * have the same; COPY would be quicker, but is refused to whoever is under row-level security. Not
 * safe for use by several threads.
 */
public final class TenantRows {
  /** The most rows of one statement. */
  public static final int AT_ONCE = 5_000;

  /** From here on columns are looked at: below, the text of the statement stays the same. */
  private static final int MANY = 100;

  private static final long MAX_CHARACTERS = 8_000_000;
  private static final DataType<String> TEXT =
      SQLDataType.VARCHAR.asConvertedDataType(new ArrayBinding());

  private final Scope scope;
  private final Table<?> table;
  private final List<Field<?>> columns = new ArrayList<>();
  private final List<ColumnText> values = new ArrayList<>();
  private final List<UnaryOperator<Field<String>>> shapes = new ArrayList<>();
  private Consumer<InsertOnDuplicateStep<?>> ending = Query::execute;
  private Function<DataAccessException, RuntimeException> explanation = error -> error;
  private final Convoy convoy;
  private final boolean shared;
  private int rows;
  private boolean many;

  /** Rows of a table with the tenant in the column {@code tenant}; no other columns yet. */
  public TenantRows(Scope scope, Table<?> table, Field<UUID> tenant) {
    this.scope = scope;
    this.table = table;
    this.columns.add(tenant);
    ConnectionProvider connection = scope.dsl().configuration().connectionProvider();
    this.shared = connection instanceof FixedConnection;
    this.convoy =
        connection instanceof FixedConnection transaction ? transaction.convoy() : new Convoy();
  }

  /** Adds columns. */
  public TenantRows columns(List<? extends Field<?>> more) {
    more.forEach(column -> column(column, UnaryOperator.identity()));
    return this;
  }

  /** Adds a column of what the database makes of a text. */
  public TenantRows column(Field<?> column, UnaryOperator<Field<String>> shape) {
    columns.add(column);
    values.add(new ColumnText());
    shapes.add(shape);
    return this;
  }

  /** Says how a statement ends and is executed; otherwise it is executed as it is. */
  public TenantRows ending(Consumer<InsertOnDuplicateStep<?>> end) {
    this.ending = end;
    return this;
  }

  /** Says what to make of a failure, which may be told later than by {@link #send}. */
  public TenantRows explained(Function<DataAccessException, RuntimeException> explain) {
    this.explanation = explain;
    return this;
  }

  /**
   * Writes rows, their values in the order of the columns. Many may still be on their way
   * afterwards: the next statement of the transaction waits for them, and is told when they fail.
   * They are made while those before them are on their way: making one must not ask the database
   * for anything.
   */
  public void send(Stream<? extends List<? extends @Nullable Object>> all) {
    all.forEachOrdered(this::add);
    if (many || rows >= MANY) {
      sendOff();
    } else if (rows > 0) {
      run(statement());
    }
    if (!shared) {
      convoy.settle();
    }
  }

  /** Writes rows and waits until they are there. */
  public void sendAndWait(Stream<? extends List<? extends @Nullable Object>> all) {
    send(all);
    convoy.settle();
  }

  private void add(List<? extends @Nullable Object> row) {
    long characters = 0;
    for (int i = 0; i < values.size(); i++) {
      Object value = row.get(i);
      ColumnText column = values.get(i);
      column.add(value instanceof Param<?> param ? param.getValue() : value);
      characters += column.length();
    }
    if (++rows == AT_ONCE || characters > MAX_CHARACTERS) {
      many = true;
      sendOff();
    }
  }

  private void sendOff() {
    if (rows > 0) {
      int sent = rows;
      InsertOnDuplicateStep<?> insert = statement();
      convoy.send(sent, () -> run(insert));
    }
  }

  private void run(InsertOnDuplicateStep<?> insert) {
    try {
      ending.accept(insert);
    } catch (DataAccessException e) {
      throw explanation.apply(e);
    }
  }

  private InsertOnDuplicateStep<?> statement() {
    List<Field<?>> selected = selected();
    rows = 0;
    values.forEach(ColumnText::clear);
    return scope.dsl().insertInto(table).columns(columns).select(DSL.select(selected));
  }

  private List<Field<?>> selected() {
    boolean arrays = rows < MANY || values.stream().allMatch(ColumnText::isOne);
    List<Field<?>> fields = new ArrayList<>();
    fields.add(DSL.val(scope.tenantId()));
    for (int i = 0; i < values.size(); i++) {
      DataType<?> type = columns.get(i + 1).getDataType();
      ColumnText column = values.get(i);
      fields.add(
          arrays || !column.isOne()
              ? each(type, column.all(), shapes.get(i))
              : same(type, column.one(), shapes.get(i)));
    }
    return fields;
  }

  /** Texts are left to the column, which refuses those that are too long; a cast would cut them. */
  private static Field<?> each(DataType<?> type, String array, UnaryOperator<Field<String>> shape) {
    if (type.isString()) {
      return shape.apply(unnest(array, SQLDataType.CLOB));
    }
    return type.isArray() ? unnest(array, SQLDataType.CLOB).cast(type) : unnest(array, type);
  }

  private static Field<?> same(
      DataType<?> type, @Nullable String value, UnaryOperator<Field<String>> shape) {
    Field<String> text = DSL.val(value, TEXT);
    return type.isString() ? shape.apply(text.cast(SQLDataType.CLOB)) : text.cast(type);
  }

  private static <T> Field<T> unnest(String array, DataType<T> type) {
    return DSL.function("unnest", type, DSL.val(array, TEXT).cast(type.array()));
  }
}
