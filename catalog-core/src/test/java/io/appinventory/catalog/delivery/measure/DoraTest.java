package io.appinventory.catalog.delivery.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.access.rule.RowFilters;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.schema.tables.records.DeploymentsRecord;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A month of two services, checkout and ledger, reckoned by hand. March 2024, in UTC; the window is
 * from the 1st to the 31st, 30 days.
 *
 * <pre>
 * checkout  build began  was over   how                    lead h  failed  restored h
 * 1         29 Feb 20h    1st  0h   success                     4
 * 2         that of 1     2nd  0h   success                     -
 * 3          3rd  0h      3rd 10h   failed                      -  yes     14, by 5
 * 4          3rd 12h      3rd 20h   rolled back at 21:30h       8  yes      1.5
 * 5          3rd 18h      4th  0h   success                     6
 * 6         10th  0h     20th  0h   success, two incidents    240  yes      5, from 1h to 6h
 * 7         25th  0h     25th  2h   rolled back, begun at 1h    -  yes      1
 * 8         28th  0h     28th 12h   success, an incident       12  yes      not yet
 * 9         29th  0h     30th  0h   failed                      -  yes     24, by 10
 * 10        30th  0h     31st  0h   success, after the window
 * ledger     5th  0h      5th  2h   success                     2
 * </pre>
 */
@ExtendWith(TestDatabaseExtension.class)
class DoraTest {
  private static final Window MARCH = new Window(at(1, 0), at(31, 0));

  private final CatalogFixture fixture;
  private final Principal principal;
  private final DeliveryRows rows;
  private final UUID checkout;
  private final UUID ledger;

  DoraTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    rows = new DeliveryRows(fixture.owner(), principal.tenantId());
    UUID shop = rows.team("Shop");
    rows.team("Idle");
    checkout = rows.service("checkout", shop);
    ledger = rows.service("ledger", shop);
    rows.service("unused", null);
    rows.product("Store", checkout);
    rows.product("Suite", checkout, ledger);
    deployCheckout();
    rows.deploy(ledger, rows.build(at(5, 0)), "success", at(5, 2));
    deployWhatDoesNotCount();
  }

  private static Instant at(int day, int hour) {
    return Instant.parse("2024-03-01T00:00:00Z")
        .plus(Duration.ofDays(day - 1L))
        .plus(Duration.ofHours(hour));
  }

  private void deployCheckout() {
    UUID first = rows.build(at(1, -4));
    rows.deploy(checkout, first, "success", at(1, 0));
    rows.deploy(checkout, first, "success", at(2, 0));
    rows.deploy(checkout, rows.build(at(3, 0)), "failed", at(3, 10));
    DeploymentsRecord fourth =
        rows.deployment(checkout, rows.build(at(3, 12)), "rolled_back", at(3, 20));
    fourth.setRolledBackAt(at(3, 21).plus(Duration.ofMinutes(30)));
    rows.write(fourth);
    rows.deploy(checkout, rows.build(at(3, 18)), "success", at(4, 0));
    UUID sixth = rows.deploy(checkout, rows.build(at(10, 0)), "success", at(20, 0));
    rows.incident(sixth, at(20, 1), at(20, 4));
    rows.incident(sixth, at(20, 2), at(20, 6));
    DeploymentsRecord seventh =
        rows.deployment(checkout, rows.build(at(25, 0)), "rolled_back", null);
    seventh.setStartedAt(at(25, 1));
    seventh.setRolledBackAt(at(25, 2));
    rows.write(seventh);
    UUID eighth = rows.deploy(checkout, rows.build(at(28, 0)), "success", at(28, 12));
    rows.incident(eighth, at(28, 13), null);
    rows.deploy(checkout, rows.build(at(29, 0)), "failed", at(30, 0));
    rows.deploy(checkout, rows.build(at(30, 0)), "success", at(31, 0));
  }

  private void deployWhatDoesNotCount() {
    DeploymentsRecord staging = rows.deployment(checkout, rows.build(at(6, 0)), "failed", at(6, 1));
    staging.setEnvironment("staging");
    rows.write(staging);
    DeploymentsRecord deleted = rows.deployment(checkout, rows.build(at(6, 0)), "failed", at(6, 1));
    deleted.setDeletedAt(at(7, 0));
    rows.write(deleted);
    rows.write(rows.deployment(checkout, rows.build(at(6, 0)), "deploying", null));
    DeploymentsRecord without = rows.deployment(checkout, rows.build(at(6, 0)), "failed", at(6, 1));
    without.setServiceId(null);
    rows.write(without);
    DeliveryRows others = new DeliveryRows(fixture.owner(), fixture.newPrincipal().tenantId());
    UUID theirs = others.service("checkout", null);
    others.deploy(theirs, others.build(at(6, 0)), "failed", at(6, 1));
  }

  private <R extends Entity<R>> Map<String, Dora> dora(EntityType<R> type, Window window) {
    return dora(type, window, DeliveryMeasures.PRODUCTION);
  }

  private <R extends Entity<R>> Map<String, Dora> dora(
      EntityType<R> type, Window window, String environment) {
    Map<String, Dora> found = new TreeMap<>();
    fixture
        .read(
            principal, reader -> reader.delivery().dora(type, ListQuery.all(), window, environment))
        .items()
        .forEach(each -> found.put(type.label().of(each.entity()), each.measure()));
    return found;
  }

  private static Dora dora(
      int deployments,
      String frequency,
      @Nullable String lead,
      int failures,
      String rate,
      int unrestored,
      @Nullable String restore) {
    return new Dora(
        deployments,
        new BigDecimal(frequency),
        lead == null ? null : new BigDecimal(lead),
        failures,
        new BigDecimal(rate),
        unrestored,
        restore == null ? null : new BigDecimal(restore));
  }

  @Test
  void measuresServices() {
    // checkout: 9 were over, 6 released (1, 2, 4, 5, 6, 8): 6 / 30. Lead times 4 6 8 12 240.
    // 6 of 9 failed. Restored in 1 1.5 5 14 24, one not yet.
    Dora ofCheckout = dora(9, "0.2000", "8.0000", 6, "66.6667", 1, "5.0000");
    assertThat(dora(Services.TYPE, MARCH))
        .isEqualTo(
            Map.of(
                "checkout",
                ofCheckout,
                "ledger",
                dora(1, "0.0333", "2.0000", 0, "0.0000", 0, null),
                "unused",
                Dora.NONE));
    assertThat(ofCheckout.deploymentFrequencyBand()).contains(Band.HIGH);
    assertThat(ofCheckout.leadTimeBand()).contains(Band.ELITE);
    assertThat(ofCheckout.changeFailureRateBand()).contains(Band.LOW);
    assertThat(ofCheckout.timeToRestoreBand()).contains(Band.HIGH);
    assertThat(Dora.NONE.deploymentFrequencyBand()).isEmpty();
    assertThat(Dora.NONE.changeFailureRateBand()).isEmpty();
  }

  @Test
  void measuresTeamsAndProductsOverAllOfTheirServices() {
    // Both: 10 were over, 7 released: 7 / 30. Lead times 2 4 6 8 12 240. 6 of 10 failed.
    Dora both = dora(10, "0.2333", "7.0000", 6, "60.0000", 1, "5.0000");
    assertThat(dora(Teams.TYPE, MARCH)).isEqualTo(Map.of("Shop", both, "Idle", Dora.NONE));
    assertThat(dora(Products.TYPE, MARCH))
        .isEqualTo(
            Map.of("Store", dora(9, "0.2000", "8.0000", 6, "66.6667", 1, "5.0000"), "Suite", both));
  }

  @Test
  void anIncidentWrittenDownAfterwardsBeganWithItsTimeline() {
    UUID service = rows.service("late", null);
    UUID deployment = rows.deploy(service, rows.build(at(5, 0)), "success", at(5, 2));
    UUID incident = rows.incident(deployment, at(9, 0), at(5, 7));
    rows.entry(incident, at(5, 4));
    rows.entry(incident, at(5, 6));
    assertThat(dora(Services.TYPE, MARCH).get("late").timeToRestoreHours())
        .isEqualByComparingTo("3");
  }

  @Test
  void measuresMoreTeamsThanOneStatementIsOf() {
    for (int i = 0; i < DoraSql.OWNERS_AT_ONCE; i++) {
      UUID service = rows.service("service " + i, rows.team("team " + i));
      rows.deploy(service, rows.build(at(5, 0)), "success", at(5, 2));
    }
    Map<String, Dora> all = dora(Teams.TYPE, MARCH);
    assertThat(all).hasSize(DoraSql.OWNERS_AT_ONCE + 2);
    assertThat(all.values()).filteredOn(Dora.NONE::equals).hasSize(1);
  }

  @Test
  void windowsBeginWithTheirFirstMomentAndEndBeforeTheirLast() {
    assertThat(dora(Services.TYPE, new Window(at(1, 0), at(2, 0))).get("checkout"))
        .isEqualTo(dora(1, "1.0000", "4.0000", 0, "0.0000", 0, null));
    assertThat(dora(Services.TYPE, new Window(at(31, 0), at(31, 1))).get("checkout").deployments())
        .isOne();
    assertThat(dora(Services.TYPE, new Window(at(12, 0), at(13, 0))).get("checkout"))
        .isEqualTo(Dora.NONE);
  }

  @Test
  void measuresOtherEnvironments() {
    assertThat(dora(Services.TYPE, MARCH, "staging").get("checkout"))
        .isEqualTo(dora(1, "0.0000", null, 1, "100.0000", 1, null));
  }

  @Test
  void filtersAskTheLastThirtyDays() {
    Instant now = Instant.now();
    UUID build = rows.build(now.minus(Duration.ofHours(30)));
    rows.deploy(ledger, build, "success", now.minus(Duration.ofHours(6)));
    rows.deploy(
        ledger, rows.build(now.minus(Duration.ofHours(5))), "failed", now.minusSeconds(7_200));
    assertThat(servicesWhere("dora.change_failure_rate = 50")).isEqualTo("ledger");
    assertThat(servicesWhere("dora.lead_time_hours > 23.9 AND dora.lead_time_hours < 24.1"))
        .isEqualTo("ledger");
    assertThat(servicesWhere("dora.deployment_frequency >= 1")).isEmpty();
    assertThat(servicesWhere("dora.time_to_restore_hours < 4")).isEmpty();
    assertThat(servicesWhere("NOT dora:*")).isEqualTo("checkout unused");
    assertThat(
            fixture
                .read(
                    principal,
                    reader ->
                        reader.observed(
                            Services.TYPE,
                            io.appinventory.catalog.model.Id.of(ledger),
                            Services.DORA,
                            ListQuery.all()))
                .items())
        .extracting(RecentDora::deployments)
        .containsExactly(2);
  }

  private String servicesWhere(String filter) {
    return String.join(
        " ",
        fixture
            .read(
                principal,
                reader -> reader.list(Services.TYPE, ListQuery.of(FilterParser.parse(filter))))
            .items()
            .stream()
            .map(each -> each.name())
            .toList());
  }

  @Test
  void sumsNothingThatRulesHide() {
    UUID recent = rows.service("recent", null);
    Instant now = Instant.now();
    UUID build = rows.build(now.minus(Duration.ofDays(2)));
    rows.deploy(recent, build, "success", now.minus(Duration.ofDays(1)));
    Filter deployed = FilterParser.parse("dora:*");
    assertThat((long) fixture.read(principal, r -> r.count(Services.TYPE, deployed))).isOne();
    Filter none = FilterParser.parse("id = \"" + recent + "\"");
    for (EntityType<?> type : List.of(Deployments.TYPE, Builds.TYPE, Incidents.TYPE)) {
      Principal limited = principal.within(new RowFilters().read(type, none).rules());
      assertThat((long) fixture.read(limited, r -> r.count(Services.TYPE, deployed))).isZero();
      assertThat(
              fixture
                  .read(
                      limited,
                      r -> r.observed(Services.TYPE, Id.of(recent), Services.DORA, ListQuery.all()))
                  .items())
          .isEmpty();
      if (type == Deployments.TYPE) {
        assertThat(measured(limited).measure()).isEqualTo(Dora.NONE);
      } else {
        assertThatThrownBy(() -> measured(limited))
            .isInstanceOf(NotAllowedException.class)
            .hasMessageContaining("all " + type.name());
      }
    }
    Principal other = principal.within(new RowFilters().read(Services.TYPE, none).rules());
    assertThat((long) fixture.read(other, r -> r.count(Services.TYPE, deployed))).isOne();
  }

  private Measured<?, Dora> measured(Principal who) {
    return fixture
        .read(
            who,
            r ->
                r.delivery()
                    .dora(Services.TYPE, ListQuery.all(), MARCH, DeliveryMeasures.PRODUCTION))
        .items()
        .getFirst();
  }
}
