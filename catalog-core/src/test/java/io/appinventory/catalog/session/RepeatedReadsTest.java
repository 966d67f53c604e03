package io.appinventory.catalog.session;

import static io.appinventory.db.schema.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Product;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.model.Changes;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The driver prepares a statement when it is sent for the fifth time. Bound it has to be before and
 * after, whatever the types of its parameters.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RepeatedReadsTest {
  private static final int MORE_THAN_THE_DRIVER_NEEDS = 12;

  private final Catalog catalog;
  private final Principal principal;

  RepeatedReadsTest(TestDatabase database) {
    this.catalog = Catalog.open(database.dataSource());
    this.principal = Principal.system(catalog.administration().create("acme", "Acme").id());
    catalog.in(
        principal,
        tx -> tx.create(Products.TYPE, Changes.<Product>none().set(Products.NAME, "shop")));
  }

  static Stream<Condition> parameters() {
    return Stream.of(
        PRODUCTS.NAME.eq(DSL.any("shop", "b")),
        PRODUCTS.NAME.in("shop", "b"),
        PRODUCTS.ID.ne(DSL.all(UUID.randomUUID(), UUID.randomUUID())),
        PRODUCTS.CREATED_AT.gt(Instant.EPOCH),
        PRODUCTS.CREATED_AT.cast(SQLDataType.LOCALDATE).gt(LocalDate.EPOCH),
        PRODUCTS.CREATED_AT.cast(SQLDataType.LOCALDATE).lt(LocalDate.now().plusDays(2)),
        PRODUCTS.TAGS.contains(JSONB.jsonb("[]")),
        notNull(DSL.val(new Long[] {1L})),
        notNull(DSL.val(new Integer[] {1})),
        notNull(DSL.val(JSON.json("{}"))),
        notNull(DSL.val(LocalTime.NOON)),
        notNull(DSL.val(Date.valueOf("2026-01-01"))),
        notNull(DSL.val(Time.valueOf("10:00:00"))),
        notNull(DSL.val(Timestamp.from(Instant.EPOCH))),
        notNull(DSL.val(new BigDecimal("1.10"))),
        notNull(DSL.val(new byte[] {1})),
        isNull(SQLDataType.VARCHAR.array()),
        isNull(SQLDataType.UUID),
        isNull(SQLDataType.INSTANT),
        isNull(SQLDataType.LOCALDATE),
        isNull(SQLDataType.JSONB),
        isNull(SQLDataType.BIGINT),
        isNull(SQLDataType.BOOLEAN));
  }

  private static Condition notNull(Field<?> field) {
    return DSL.coalesce(field, field).isNotNull();
  }

  private static <T> Condition isNull(DataType<T> type) {
    return DSL.val(null, type).cast(type).isNull();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void areBoundEachTime(Condition condition) {
    for (int i = 0; i < MORE_THAN_THE_DRIVER_NEEDS; i++) {
      List<String> users =
          catalog.read(
              principal,
              reader ->
                  reader
                      .scope()
                      .dsl()
                      .select(DSL.currentUser(), PRODUCTS.TAGS)
                      .from(PRODUCTS)
                      .where(PRODUCTS.TENANT_ID.eq(reader.scope().tenantId()))
                      .and(condition)
                      .fetch(row -> row.value1()));
      assertThat(users).as("time %d", i + 1).containsExactly("catalog_app");
    }
  }
}
