package io.appinventory.catalog.session;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table and the tenant on their way into the database. Each column travels as one
 * array, so that the statement is the same for any number of rows; COPY would be quicker, but is
 * refused to whoever is under row-level security. Not safe for use by several threads.
 */
public final class TenantRows {
  /** The most rows of one statement. */
  public static final int AT_ONCE = 5_000;

  private static final Executor SENDERS = Executors.newVirtualThreadPerTaskExecutor();
  private static final long MAX_CHARACTERS = 8_000_000;
  private static final DataType<String> ARRAY =
      SQLDataType.VARCHAR.asConvertedDataType(new ArrayBinding());

  private final Scope scope;
  private final Table<?> table;
  private final List<Field<?>> columns = new ArrayList<>();
  private final List<ArrayText> values = new ArrayList<>();
  private final List<UnaryOperator<Field<String>>> shapes = new ArrayList<>();
  private Consumer<InsertOnDuplicateStep<?>> ending = Query::execute;
  private CompletableFuture<Boolean> sending = CompletableFuture.completedFuture(true);
  private int rows;

  /** Rows of a table with the tenant in the column {@code tenant}; no other columns yet. */
  public TenantRows(Scope scope, Table<?> table, Field<UUID> tenant) {
    this.scope = scope;
    this.table = table;
    this.columns.add(tenant);
  }

  /** Adds columns. */
  public TenantRows columns(List<? extends Field<?>> more) {
    more.forEach(column -> column(column, UnaryOperator.identity()));
    return this;
  }

  /** Adds a column of what the database makes of a text. */
  public TenantRows column(Field<?> column, UnaryOperator<Field<String>> shape) {
    columns.add(column);
    values.add(new ArrayText());
    shapes.add(shape);
    return this;
  }

  /** Says how a statement ends and is executed; otherwise it is executed as it is. */
  public TenantRows ending(Consumer<InsertOnDuplicateStep<?>> end) {
    this.ending = end;
    return this;
  }

  /**
   * Writes rows, their values in the order of the columns. They are made while those before them
   * are on their way: making one must not ask the database for anything.
   */
  public void send(Stream<? extends List<? extends @Nullable Object>> all) {
    try {
      all.forEachOrdered(this::add);
      settle();
      flush();
    } finally {
      sending.exceptionally(failure -> false).join();
    }
  }

  private void add(List<? extends @Nullable Object> row) {
    long characters = 0;
    for (int i = 0; i < values.size(); i++) {
      Object value = row.get(i);
      values.get(i).add(value instanceof Param<?> param ? param.getValue() : value);
      characters += values.get(i).length();
    }
    if (++rows == AT_ONCE || characters > MAX_CHARACTERS) {
      settle();
      InsertOnDuplicateStep<?> insert = statement();
      sending = CompletableFuture.supplyAsync(() -> sent(insert), SENDERS);
    }
  }

  private boolean sent(InsertOnDuplicateStep<?> insert) {
    ending.accept(insert);
    return true;
  }

  private void flush() {
    if (rows > 0) {
      ending.accept(statement());
    }
  }

  /** Waits for what is on its way. */
  private void settle() {
    try {
      sending.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private InsertOnDuplicateStep<?> statement() {
    rows = 0;
    return scope.dsl().insertInto(table).columns(columns).select(DSL.select(selected()));
  }

  private List<Field<?>> selected() {
    List<Field<?>> fields = new ArrayList<>();
    fields.add(DSL.val(scope.tenantId()));
    for (int i = 0; i < values.size(); i++) {
      fields.add(selected(columns.get(i + 1).getDataType(), values.get(i).end(), shapes.get(i)));
    }
    return fields;
  }

  /** Texts are left to the column, which refuses those that are too long; a cast would cut them. */
  private static Field<?> selected(
      DataType<?> type, String array, UnaryOperator<Field<String>> shape) {
    if (type.isString()) {
      return shape.apply(unnest(array, SQLDataType.CLOB));
    }
    return type.isArray() ? unnest(array, SQLDataType.CLOB).cast(type) : unnest(array, type);
  }

  private static <T> Field<T> unnest(String array, DataType<T> type) {
    return DSL.function("unnest", type, DSL.val(array, ARRAY).cast(type.array()));
  }
}
