package io.appinventory.catalog;

import static io.appinventory.db.schema.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TenantRows;
import io.appinventory.db.testing.TenantWatch;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The second lock: what happens where a developer forgets the tenant. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RowLevelSecurityTest {
  private static final Field<UUID> TENANT = DSL.field(DSL.name("tenant_id"), SQLDataType.UUID);

  private final CatalogFixture fixture;
  private final Principal us;
  private final Principal them;

  RowLevelSecurityTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    us = fixture.newPrincipal();
    them = fixture.newPrincipal();
  }

  @BeforeAll
  void fill() {
    for (Principal principal : List.of(us, them)) {
      SampleEntities samples = fixture.samples(principal, 22);
      CatalogFixture.types().forEach(type -> fill(samples, type));
    }
  }

  private static <R extends Entity<R>> void fill(SampleEntities samples, EntityType<R> type) {
    samples.create(type);
    samples.create(type);
  }

  List<String> tables() {
    return TenantRows.tables(fixture.owner());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void answersNothingOfTheOthersToAQueryWithoutTenant(String table) {
    Function<DSLContext, List<UUID>> forgetful =
        dsl -> dsl.selectDistinct(TENANT).from(DSL.name(table)).fetch(TENANT);
    List<UUID> read =
        TenantWatch.unwatched(() -> fixture.read(us, r -> forgetful.apply(r.scope().dsl())));
    assertThat(read).isSubsetOf(us.tenantId());
    List<UUID> inTransaction =
        TenantWatch.unwatched(() -> fixture.in(us, tx -> forgetful.apply(tx.scope().dsl())));
    assertThat(inTransaction).isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void changesNothingOfTheOthersByAWriteWithoutTenant(String table) {
    Map<String, String> before = TenantRows.of(fixture.owner(), them.tenantId());
    tryAll(
        dsl ->
            dsl.deleteFrom(DSL.table(DSL.name(table))).where(TENANT.eq(them.tenantId())).execute(),
        dsl ->
            dsl.update(DSL.table(DSL.name(table)))
                .set(TENANT, us.tenantId())
                .where(TENANT.eq(them.tenantId()))
                .execute(),
        dsl -> dsl.execute("insert into {0} select * from {0}", DSL.name(table)),
        dsl ->
            dsl.execute(
                "insert into {0} (tenant_id) values ({1})",
                DSL.name(table), DSL.val(them.tenantId())));
    assertThat(TenantRows.of(fixture.owner(), them.tenantId())).isEqualTo(before);
  }

  @SafeVarargs
  private void tryAll(Function<DSLContext, Integer>... writes) {
    for (Function<DSLContext, Integer> write : writes) {
      try {
        Integer rows =
            TenantWatch.unwatched(() -> fixture.in(us, tx -> write.apply(tx.scope().dsl())));
        assertThat(rows).isZero();
      } catch (DataAccessException refused) {
        assertThat(refused.sqlState()).isIn("42501", "23502", "23505", "23514");
      }
    }
  }

  @Test
  void writesNothingWhileReading() {
    assertThatThrownBy(
            () ->
                fixture.read(
                    us,
                    r ->
                        r.scope()
                            .dsl()
                            .update(SERVICES)
                            .set(SERVICES.NAME, "x")
                            .where(SERVICES.TENANT_ID.eq(us.tenantId()))
                            .execute()))
        .hasMessageContaining("read-only transaction");
  }

  @Test
  void leavesNothingBoundOnAPooledConnection() {
    fixture.read(us, reader -> reader.scope().tenantId());
    fixture.in(us, tx -> tx.scope().tenantId());
    for (int i = 0; i < 20; i++) {
      assertThat(
              fixture
                  .owner()
                  .fetchValue(
                      "select current_user = session_user and"
                          + " coalesce(current_setting('app.tenant_id', true), '') = ''"))
          .isEqualTo(true);
    }
  }

  @Test
  void isNotNeededBecauseTestsFailStatementsThatForgetTheTenant() {
    assertThatThrownBy(
            () -> fixture.read(us, r -> r.scope().dsl().select(SERVICES.ID).from(SERVICES).fetch()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("services is named 1 times");
    assertThatThrownBy(() -> fixture.in(us, r -> r.scope().dsl().deleteFrom(SERVICES).execute()))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () ->
                fixture.in(
                    us,
                    tx ->
                        tx.scope()
                            .dsl()
                            .select(SERVICES.ID)
                            .from(SERVICES)
                            .where(SERVICES.TENANT_ID.eq(them.tenantId()))
                            .fetch()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not the tenant");
  }
}
