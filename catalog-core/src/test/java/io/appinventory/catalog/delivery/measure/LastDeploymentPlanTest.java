package io.appinventory.catalog.delivery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Listing;
import io.appinventory.catalog.query.Plan;
import io.appinventory.catalog.query.RandomCatalog;
import io.appinventory.catalog.query.Tapped;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.schema.tables.records.DeploymentsRecord;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The last deployment of a service that has had thousands, in several months. */
@ExtendWith(TestDatabaseExtension.class)
class LastDeploymentPlanTest {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private final Catalog catalog;
  private final Principal principal;

  LastDeploymentPlanTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    principal = Principal.system(catalog.administration().create("acme", "Acme").id());
    DSLContext owner = RandomCatalog.owner(database.dataSource());
    DeliveryRows rows = new DeliveryRows(owner, principal.tenantId());
    UUID build = rows.build(FIRST);
    for (String name : List.of("ledger", "payments", "orders")) {
      UUID service = rows.service(name, null);
      List<DeploymentsRecord> all = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        String status = name.equals("ledger") || i < 1_999 ? "success" : "failed";
        all.add(rows.deployment(service, build, status, FIRST.plusSeconds(3_600L * i)));
      }
      owner.batchInsert(all).execute();
    }
    owner.execute("analyze");
  }

  @Test
  void isReadAlone() {
    List<String> found = new ArrayList<>();
    Plan plan =
        catalog.read(
            principal,
            reader -> {
              Tapped tapped = new Tapped(reader.scope());
              ListQuery query =
                  ListQuery.of(
                          FilterParser.parse(
                              "last(deployments[environment = \"production\"]).status ="
                                  + " \"success\""))
                      .withoutTotal();
              new Listing(tapped.scope())
                  .list(Services.TYPE, query)
                  .items()
                  .forEach(service -> found.add(service.name()));
              return tapped.plans().getFirst();
            });
    assertThat(found).containsExactly("ledger");
    assertThat(plan.rows()).as(plan.toString()).isLessThan(50);
  }
}
