package io.appinventory.db;

import static io.appinventory.db.Acting.FOREIGN_KEY_VIOLATION;
import static io.appinventory.db.Acting.INSUFFICIENT_PRIVILEGE;
import static io.appinventory.db.Acting.refusal;
import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.SERVICES;
import static io.appinventory.db.schema.Tables.TEAMS;
import static io.appinventory.db.schema.Tables.TENANTS;
import static io.appinventory.db.schema.Tables.TENANT_BY_SLUG;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;

/** What the roles of the application see and may do, tried as those roles. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class RowLevelSecurityTest {
  private static final UUID ACME = new UUID(1, 1);
  private static final UUID GLOBEX = new UUID(2, 2);
  private static final UUID ACME_TEAM = new UUID(1, 11);
  private static final UUID GLOBEX_TEAM = new UUID(2, 22);

  private final Acting acting;

  RowLevelSecurityTest(TestDatabase database) {
    this.acting = Acting.on(database);
  }

  @BeforeAll
  void fill() {
    acting.administrator(sql -> insertTenant(sql, ACME, "acme"));
    acting.administrator(sql -> insertTenant(sql, GLOBEX, "globex"));
    acting.application(ACME, sql -> insertTeam(sql, ACME, ACME_TEAM));
    acting.application(GLOBEX, sql -> insertTeam(sql, GLOBEX, GLOBEX_TEAM));
  }

  @Test
  void seesNothingWithoutATenant() {
    assertThat(count(null, TEAMS)).isZero();
    assertThat(count(null, TENANTS)).isZero();
    assertThat(count(null, AUDIT_LOGS)).isZero();
  }

  @Test
  void seesNothingOnAConnectionWhoseTenantEnded() {
    int seen =
        acting
            .owner()
            .connectionResult(
                connection -> {
                  var sameConnection = new Acting(DSL.using(connection, SQLDialect.POSTGRES));
                  sameConnection.application(ACME, sql -> sql.fetchCount(TEAMS));
                  return sameConnection.application(null, sql -> sql.fetchCount(TEAMS));
                });
    assertThat(seen).isZero();
  }

  @Test
  void seesItsOwnTenantOnly() {
    assertThat(values(ACME, TEAMS.ID)).containsExactly(ACME_TEAM);
    assertThat(values(GLOBEX, TEAMS.ID)).containsExactly(GLOBEX_TEAM);
    assertThat(values(ACME, TENANTS.SLUG)).containsExactly("acme");
  }

  @Test
  void leavesOtherTenantsUntouched() {
    int changed =
        acting.application(
            ACME, sql -> sql.update(TEAMS).set(TEAMS.DESCRIPTION, "Changed").execute());
    assertThat(changed).isOne();
    assertThat(acting.owner().fetchValues(TEAMS.DESCRIPTION))
        .containsExactlyInAnyOrder("Changed", null);
  }

  @Test
  void refusesRowsOfAnotherTenant() {
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () -> acting.application(ACME, sql -> insertTeam(sql, GLOBEX, new UUID(1, 20))));
  }

  @Test
  void refusesRowsWithoutATenant() {
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () -> acting.application(null, sql -> insertTeam(sql, ACME, new UUID(1, 21))));
  }

  @Test
  void refusesToMoveARowToAnotherTenant() {
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () ->
            acting.application(
                ACME, sql -> sql.update(TEAMS).set(TEAMS.TENANT_ID, GLOBEX).execute()));
  }

  @Test
  void refusesAReferenceToAnotherTenantsRow() {
    PSQLException refused =
        refusal(
            FOREIGN_KEY_VIOLATION,
            () -> acting.application(ACME, sql -> insertService(sql, ACME, GLOBEX_TEAM)));
    assertThat(Objects.requireNonNull(refused.getServerErrorMessage()).getConstraint())
        .isEqualTo("services_team_fk");
  }

  @ParameterizedTest
  @CsvSource({"acme, 1", "globex, 1", "initech, 0", "ACME, 0"})
  void findsATenantBySlugBeforeOneIsBound(String slug, int found) {
    assertThat(count(null, TENANT_BY_SLUG.call(slug))).isEqualTo(found);
  }

  @Test
  void leavesFindingATenantToTheApplication() {
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () -> acting.administrator(sql -> sql.fetchCount(TENANT_BY_SLUG.call("acme"))));
  }

  @Test
  void showsTheAdministratorTenantsAndNothingOfTheirs() {
    List<String> slugs = acting.administrator(sql -> sql.fetchValues(TENANTS.SLUG));
    assertThat(slugs).containsExactlyInAnyOrder("acme", "globex");
    refusal(INSUFFICIENT_PRIVILEGE, () -> acting.administrator(sql -> sql.fetchCount(TEAMS)));
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () -> acting.administrator(sql -> sql.deleteFrom(TENANTS).execute()));
  }

  @Test
  void leavesTenantsToTheAdministrator() {
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () ->
            acting.application(
                ACME, sql -> sql.update(TENANTS).set(TENANTS.IS_ACTIVE, false).execute()));
  }

  private int count(@Nullable UUID tenant, Table<?> table) {
    return acting.application(tenant, sql -> sql.fetchCount(table));
  }

  private <T> List<T> values(UUID tenant, TableField<?, T> column) {
    return acting.application(tenant, sql -> sql.fetchValues(column));
  }

  private static int insertTenant(DSLContext sql, UUID id, String slug) {
    return sql.insertInto(TENANTS, TENANTS.ID, TENANTS.NAME, TENANTS.SLUG)
        .values(id, slug, slug)
        .execute();
  }

  private static int insertTeam(DSLContext sql, UUID tenant, UUID id) {
    return sql.insertInto(TEAMS, TEAMS.TENANT_ID, TEAMS.ID, TEAMS.NAME)
        .values(tenant, id, "Team " + id)
        .execute();
  }

  private static int insertService(DSLContext sql, UUID tenant, UUID team) {
    return sql.insertInto(SERVICES)
        .set(SERVICES.TENANT_ID, tenant)
        .set(SERVICES.ID, new UUID(1, 30))
        .set(SERVICES.NAME, "payments")
        .set(SERVICES.TYPE, "api")
        .set(SERVICES.TEAM_ID, team)
        .execute();
  }
}
