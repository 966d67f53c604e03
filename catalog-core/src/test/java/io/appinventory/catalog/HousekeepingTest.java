package io.appinventory.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.access.Administration;
import io.appinventory.catalog.access.TenantChange;
import io.appinventory.catalog.access.TenantChange.TenantLimit;
import io.appinventory.catalog.audit.seal.Verdict;
import io.appinventory.catalog.audit.seal.Verification;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class HousekeepingTest {
  private final TestDatabase database;
  private final Catalog catalog;

  HousekeepingTest(TestDatabase database) {
    this.database = database;
    catalog = Catalog.open(database.dataSource());
  }

  @Test
  @Timeout(30)
  void sealsTheLogOfEveryTenantWhileItRuns() throws InterruptedException {
    List<Principal> tenants =
        Stream.of("one", "two")
            .map(name -> Principal.system(catalog.administration().create(name, name).id()))
            .toList();
    try (Housekeeping running = Housekeeping.start(catalog, Duration.ofMillis(20))) {
      assertThat(running).isNotNull();
      for (Principal tenant : tenants) {
        catalog.in(tenant, tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "x")));
      }
      for (Principal tenant : tenants) {
        while (verify(tenant).entries() == 0) {
          Thread.sleep(Duration.ofMillis(20));
        }
      }
    }
    for (Principal tenant : tenants) {
      assertThat(verify(tenant).intact()).isTrue();
    }
  }

  @Test
  void measuresWhatTenantsHoldAndRefusesMoreThanTheyMay() {
    Administration operator = catalog.administration();
    UUID full = operator.create("full", "Full").id();
    UUID empty = operator.create("empty", "Empty").id();
    Principal tenant = Principal.system(full);
    Team team = catalog.in(tenant, tx -> tx.create(Teams.TYPE, team("first")));
    assertThat(operator.get(full).storage()).isNull();
    assertThat(operator.measureStorage(full)).isTrue();
    assertThat(operator.measureStorage(full)).isFalse();
    operator.measureStorage(empty);
    assertThat(bytes(operator, empty)).isZero();
    assertThat(bytes(operator, full)).isBetween(200L, 5_000L);
    operator.update(full, new TenantChange().limit(TenantLimit.MAX_STORAGE_GB, 0));
    Catalog later = Catalog.open(database.dataSource());
    assertThatThrownBy(() -> later.in(tenant, tx -> tx.create(Teams.TYPE, team("second"))))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("at most 0 GB (its max_storage_gb)");
    later.in(tenant, tx -> tx.patch(Teams.TYPE, team.id(), team("renamed")));
    operator.update(full, new TenantChange().limit(TenantLimit.MAX_STORAGE_GB, 1));
    later.in(tenant, tx -> tx.create(Teams.TYPE, team("second")));
  }

  @Test
  void measuresLargeTablesBySamples() {
    Administration operator = catalog.administration();
    UUID large = operator.create("large", "Large").id();
    DSLContext owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    owner.execute(
        "insert into teams (tenant_id, id, name) select {0}, gen_random_uuid(), 'team ' || i"
            + " from generate_series(1, 80000) i",
        DSL.val(large));
    owner.execute("analyze teams");
    operator.measureStorage(large);
    long exact =
        owner
            .resultQuery(
                "select sum(pg_column_size(t)) from teams t where tenant_id = {0}", DSL.val(large))
            .fetchSingle(0, Long.class);
    assertThat(bytes(operator, large)).isBetween(exact * 8 / 10, exact * 12 / 10);
  }

  private static long bytes(Administration operator, UUID tenant) {
    return Objects.requireNonNull(operator.get(tenant).storage()).bytes();
  }

  private static Changes<Team> team(String name) {
    return Changes.<Team>none().set(Teams.NAME, name);
  }

  private Verdict verify(Principal tenant) {
    return catalog.read(tenant, r -> new Verification(r.scope(), Optional.empty()).verify());
  }
}
