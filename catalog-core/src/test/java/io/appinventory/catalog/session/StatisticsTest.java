package io.appinventory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.store.BulkCreation;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The planner knows of what was just written, if it was much. */
@ExtendWith(TestDatabaseExtension.class)
class StatisticsTest {
  private static final int MUCH = 6_000;

  private final CatalogFixture fixture;
  private final Principal principal;

  StatisticsTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
  }

  @Test
  void areUpToDateOnceMuchIsWritten() {
    create(10);
    assertThat(known()).isLessThan(MUCH);
    create(MUCH);
    assertThat(known()).isGreaterThanOrEqualTo(MUCH);
  }

  private void create(int many) {
    fixture.in(
        principal,
        tx -> {
          BulkCreation creation = tx.creation();
          for (int i = 0; i < many; i++) {
            creation.add(
                Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "of " + many + " number " + i));
          }
          creation.write();
          return creation;
        });
  }

  /** How many rows of teams the planner knows of. */
  private long known() {
    return fixture
        .owner()
        .fetchSingle("select reltuples::bigint from pg_class where oid = 'teams'::regclass")
        .get(0, Long.class);
  }
}
