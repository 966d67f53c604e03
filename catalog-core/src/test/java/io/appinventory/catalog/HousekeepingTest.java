package io.appinventory.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.audit.seal.Verdict;
import io.appinventory.catalog.audit.seal.Verification;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class HousekeepingTest {
  private final Catalog catalog;

  HousekeepingTest(TestDatabase database) {
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

  private Verdict verify(Principal tenant) {
    return catalog.read(tenant, r -> new Verification(r.scope(), Optional.empty()).verify());
  }
}
