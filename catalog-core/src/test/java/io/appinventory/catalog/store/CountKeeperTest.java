package io.appinventory.catalog.store;

import static io.appinventory.db.schema.Tables.ENTITY_COUNTS;
import static io.appinventory.db.schema.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestDatabaseExtension.class)
class CountKeeperTest {
  private static final int WRITERS = 4;
  private static final int WRITES = 100;

  private final Catalog catalog;
  private final Principal principal;
  private static int tenants;

  CountKeeperTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    tenants++;
    principal =
        Principal.system(catalog.administration().create("t" + tenants, "T " + tenants).id());
  }

  @Test
  void staysRightWhileManyWrite() throws Exception {
    Id<Team> team =
        catalog
            .in(principal, tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "x")))
            .id();
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        done.add(writers.submit(() -> writeAtRandom(writer, team)));
      }
      for (Future<?> future : done) {
        future.get();
      }
    }
    assertCounts(team);
    int rows = rows();
    catalog.in(
        principal,
        tx -> {
          CountKeeper.fold(tx.scope(), Services.TYPE);
          return tx;
        });
    assertThat(rows()).isLessThanOrEqualTo(rows).isLessThan(20);
    assertCounts(team);
  }

  @ParameterizedTest
  @EnumSource(ServiceType.class)
  void countsEveryValue(ServiceType type) {
    create("a", type, null);
    assertThat(kept(type)).isEqualTo(1);
  }

  private void writeAtRandom(int writer, Id<Team> team) {
    Random random = new Random(writer);
    List<Id<Service>> mine = new ArrayList<>();
    for (int i = 0; i < WRITES; i++) {
      ServiceType type = ServiceType.values()[random.nextInt(ServiceType.values().length)];
      if (mine.isEmpty() || random.nextInt(3) == 0) {
        mine.add(create(writer + "-" + i, type, random.nextBoolean() ? team : null));
      } else {
        Id<Service> id = mine.get(random.nextInt(mine.size()));
        changeAtRandom(random.nextInt(3), id, type);
      }
    }
  }

  private void changeAtRandom(int what, Id<Service> id, ServiceType type) {
    catalog.in(
        principal,
        tx -> {
          boolean lives = tx.find(Services.TYPE, id).isPresent();
          if (!lives) {
            return tx.restore(Services.TYPE, id, OptionalLong.empty());
          }
          return what == 0
              ? tx.delete(Services.TYPE, id, OptionalLong.empty())
              : tx.patch(Services.TYPE, id, Changes.<Service>none().set(Services.KIND, type));
        });
  }

  private Id<Service> create(String name, ServiceType type, @Nullable Id<Team> team) {
    return catalog
        .in(
            principal,
            tx ->
                tx.create(
                    Services.TYPE,
                    Changes.<Service>none()
                        .set(Services.NAME, name)
                        .set(Services.KIND, type)
                        .set(Services.TEAM_ID, team)))
        .id();
  }

  private void assertCounts(Id<Team> team) {
    long all =
        catalog.read(
            principal,
            reader ->
                reader
                    .scope()
                    .dsl()
                    .select(new KeptCounts(reader.scope()).all(Services.TYPE))
                    .fetchSingle()
                    .value1());
    assertThat(all).isPositive().isEqualTo(counted(DSL.noCondition()));
    for (ServiceType type : ServiceType.values()) {
      assertThat(kept(type)).isEqualTo(counted(SERVICES.TYPE.eq(type.code())));
    }
    assertThat(keptOf(team)).isPositive().isEqualTo(counted(SERVICES.TEAM_ID.eq(team.value())));
    assertThat(keptOf(null)).isPositive().isEqualTo(counted(SERVICES.TEAM_ID.isNull()));
  }

  private long kept(ServiceType type) {
    return catalog.read(
        principal,
        reader ->
            reader
                .scope()
                .dsl()
                .select(new KeptCounts(reader.scope()).of(Services.TYPE, Services.KIND, type))
                .fetchSingle()
                .value1());
  }

  private long keptOf(@Nullable Id<Team> team) {
    return catalog.read(
        principal,
        reader ->
            reader
                .scope()
                .dsl()
                .select(new KeptCounts(reader.scope()).of(Services.TYPE, Services.TEAM_ID, team))
                .fetchSingle()
                .value1());
  }

  private long counted(Condition condition) {
    return catalog.read(
        principal,
        reader ->
            (long)
                reader
                    .scope()
                    .dsl()
                    .fetchCount(
                        SERVICES,
                        SERVICES
                            .TENANT_ID
                            .eq(principal.tenantId())
                            .and(SERVICES.DELETED_AT.isNull())
                            .and(condition)));
  }

  private int rows() {
    return catalog.read(
        principal,
        reader ->
            reader
                .scope()
                .dsl()
                .fetchCount(
                    ENTITY_COUNTS,
                    ENTITY_COUNTS
                        .TENANT_ID
                        .eq(principal.tenantId())
                        .and(ENTITY_COUNTS.ENTITY_TYPE.ne("backstage"))));
  }
}
