package io.appinventory.catalog.delivery.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.schema.tables.records.DeploymentsRecord;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random deployments at coarse times: the database reckons what {@link PlainDora} reckons. */
@ExtendWith(TestDatabaseExtension.class)
class DoraOracleTest {
  private static final Instant START = Instant.parse("2023-06-01T00:00:00Z");
  private static final String[] STATES = {
    "success", "success", "success", "failed", "rolled_back", "pending", "deploying"
  };

  private final CatalogFixture fixture;

  DoraOracleTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
  }

  /** The tenant, its deployments and what they belong to. */
  private final class World {
    final Random random;
    final Principal principal = fixture.newPrincipal();
    final DeliveryRows rows = new DeliveryRows(fixture.owner(), principal.tenantId());
    final PlainDora plain = new PlainDora();
    final Map<String, List<UUID>> services = new TreeMap<>();
    final Map<String, List<UUID>> teams = new TreeMap<>();
    final Map<String, List<UUID>> products = new TreeMap<>();

    World(long seed) {
      random = new Random(seed);
      List<UUID> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        UUID team = rows.team("team-" + i);
        teams.put("team-" + i, new ArrayList<>());
        for (int j = 0; j < i + 1; j++) {
          UUID service = rows.service("service-" + i + j, team);
          teams.get("team-" + i).add(service);
          services.put("service-" + i + j, List.of(service));
          all.add(service);
        }
      }
      for (int i = 0; i < 3; i++) {
        List<UUID> some = all.stream().filter(each -> random.nextBoolean()).toList();
        rows.product("product-" + i, some.toArray(UUID[]::new));
        products.put("product-" + i, some);
      }
      fill(all);
    }

    private Instant moment() {
      return START.plus(Duration.ofHours(4L * random.nextInt(6 * 120)));
    }

    private void fill(List<UUID> all) {
      List<UUID> builds = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Instant begun = moment();
        builds.add(rows.build(begun));
        plain.begun.put(builds.getLast(), begun);
      }
      for (int i = 0; i < 250; i++) {
        UUID build = builds.get(random.nextInt(builds.size()));
        Instant begun = plain.begun.get(build);
        Instant over = begun.plus(Duration.ofHours(4L * (random.nextInt(40) - 3)));
        deploy(all.get(random.nextInt(all.size())), build, over);
      }
    }

    private void deploy(UUID service, UUID build, Instant over) {
      String status = STATES[random.nextInt(STATES.length)];
      DeploymentsRecord row = rows.deployment(service, build, status, over);
      if (status.equals("rolled_back")) {
        row.setRolledBackAt(
            random.nextInt(5) == 0 ? null : over.plusSeconds(random.nextInt(90_000)));
        row.setStartedAt(over.minusSeconds(3_600));
        row.setCompletedAt(random.nextInt(3) == 0 ? null : over);
      } else if (!status.equals("success") && !status.equals("failed")) {
        row.setCompletedAt(null);
      }
      row.setEnvironment(random.nextInt(4) == 0 ? "staging" : "production");
      row.setDeletedAt(random.nextInt(12) == 0 ? over : null);
      rows.write(row);
      plain.deployments.add(row);
      for (int i = random.nextInt(12) - 9; i > 0; i--) {
        @Nullable Instant resolved =
            random.nextInt(4) == 0 ? null : over.plusSeconds(7_200 + random.nextInt(90_000));
        Instant created = over.plusSeconds(random.nextInt(7_000));
        rows.incident(row.getId(), created, resolved);
        plain.incidents.add(new PlainDora.Incident(row.getId(), created, resolved));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void databaseReckonsWhatMemoryReckons(long seed) {
    World world = new World(seed);
    new World(seed + 100); // another tenant's
    for (int i = 0; i < 12; i++) {
      Instant from = world.moment();
      Window window =
          new Window(from, from.plus(Duration.ofHours(4L + world.random.nextInt(2_000))));
      String environment = i % 4 == 3 ? "staging" : "production";
      check(world, Services.TYPE, world.services, window, environment);
      check(world, Teams.TYPE, world.teams, window, environment);
      check(world, Products.TYPE, world.products, window, environment);
    }
  }

  private <R extends Entity<R>> void check(
      World world,
      EntityType<R> type,
      Map<String, List<UUID>> owners,
      Window window,
      String environment) {
    var page =
        fixture.read(
            world.principal,
            reader -> reader.delivery().dora(type, ListQuery.all(), window, environment));
    assertThat(page.items()).hasSameSizeAs(owners.keySet());
    for (Measured<R, Dora> each : page.items()) {
      String name = type.label().of(each.entity());
      Dora expected = world.plain.dora(owners.get(name), window, environment);
      String about = name + " " + window + " " + environment;
      Dora found = each.measure();
      assertThat(found.deployments()).as(about).isEqualTo(expected.deployments());
      assertThat(found.failures()).as(about).isEqualTo(expected.failures());
      assertThat(found.unrestored()).as(about).isEqualTo(expected.unrestored());
      close(about, found.deploymentFrequency(), expected.deploymentFrequency());
      close(about, found.leadTimeHours(), expected.leadTimeHours());
      close(about, found.changeFailureRate(), expected.changeFailureRate());
      close(about, found.timeToRestoreHours(), expected.timeToRestoreHours());
    }
  }

  private static void close(
      String about, @Nullable BigDecimal found, @Nullable BigDecimal expected) {
    if (expected == null) {
      assertThat(found).as(about).isNull();
    } else {
      assertThat(found).as(about).isCloseTo(expected, within(new BigDecimal("0.0002")));
    }
  }
}
