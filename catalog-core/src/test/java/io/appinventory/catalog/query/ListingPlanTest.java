package io.appinventory.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.CountKeeper;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Among 100,000 services, as the application's role: lists and facets read what they show and
 * little else.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingPlanTest {
  private static final int SERVICES = 100_000;
  private static final int PAGE = 50;

  private final Catalog catalog;
  private final UUID tenant;

  ListingPlanTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    tenant = BigCatalog.fill(database.dataSource(), SERVICES);
    catalog.in(
        Principal.system(tenant),
        tx -> {
          CountKeeper.recount(tx.scope(), Services.TYPE);
          return tx;
        });
  }

  private Plan plan(EntityType<?> type, ListQuery query) {
    return catalog.read(
        Principal.system(tenant),
        reader -> {
          Tapped tapped = new Tapped(reader.scope());
          new Listing(tapped.scope()).list(type, query.withoutTotal());
          return tapped.plans().getFirst();
        });
  }

  private ListQuery deep(ListQuery query, int page) {
    return catalog.read(
        Principal.system(tenant),
        reader -> {
          Page<?> before =
              new Listing(reader.scope())
                  .list(
                      Services.TYPE,
                      query.withoutTotal().page(new PageRequest.Numbered(page, PAGE)));
          return query.page(new PageRequest.At(before.next().orElseThrow(), PAGE));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "name desc", "created_at", "updated_at desc", "updated_at desc, name", "id"})
  void aPageCostsTheSameAtAnyDepth(String order) {
    ListQuery query = ListQuery.all().orderBy(Sort.parse(order));
    for (int page : List.of(1, 1_000, 1_990)) {
      Plan plan = plan(Services.TYPE, deep(query, page));
      assertThat(plan.readsAWholeTable()).as("%s page %s: %s", order, page, plan).isFalse();
      assertThat(plan.rows()).as("%s page %s: %s", order, page, plan).isLessThan(3 * PAGE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id = "00000000-0000-7000-8002-000000077777"                    | 2
          id in ("00000000-0000-7000-8002-000000077777", "00000000-0000-7000-8002-000000000001") | 4
          name = "payments-service-4"                                    | 2
          name in ("payments-service-4", "orders-service-77")            | 4
          name = "zzz*"                                                  | 1
          status = "active"                                              | 120
          status = "maintenance"                                         | 120
          operational_status = "outage"                                  | 120
          type = "message_queue"                                         | 120
          team_id = "00000000-0000-7000-8000-000000000400"               | 220
          team.name = "Team 400"                                         | 220
          status != "active"                                             | 1500
          created_at > "2025-11-25T06:00:00Z"                            | 300
          operational_status = "outage" AND status = "active"            | 220
          status = "deprecated" AND type = "database"                    | 2000
          depends_on.name = "orders-service-1"                           | 2500
          dependents.name = "orders-service-1"                           | 40
          assignments.person.name = "Person 77"                          | 300
          assignments.role = "Lead"                                      | 1000
          incidents.status = "investigating"                             | 2000
          count(incidents[status != "resolved"]) = 0                     | 400
          count(assignments) >= 1                                        | 400
          repositories:*                                                 | 2000
          NOT repositories:*                                             | 2000
          """)
  void aFilteredPageReadsLittle(String filter, int most) {
    Plan plan = plan(Services.TYPE, ListQuery.of(FilterParser.parse(filter)));
    assertThat(plan.readsAWholeTable()).as("%s: %s", filter, plan).isFalse();
    assertThat(plan.rows()).as("%s: %s", filter, plan).isLessThanOrEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = \"active\"",
        "operational_status = \"outage\"",
        "team_id = \"00000000-0000-7000-8000-000000000001\""
      })
  void aFilteredPageCostsTheSameAtAnyDepth(String filter) {
    Plan plan = plan(Services.TYPE, deep(ListQuery.of(FilterParser.parse(filter)), 1));
    assertThat(plan.readsAWholeTable()).as("%s: %s", filter, plan).isFalse();
    assertThat(plan.rows()).as("%s: %s", filter, plan).isLessThan(3 * PAGE);
  }

  private Plan facets(String filter, String by) {
    return catalog.read(
        Principal.system(tenant),
        reader -> {
          Tapped tapped = new Tapped(reader.scope());
          new Facets(tapped.scope())
              .count(Services.TYPE, FilterParser.parse(filter), List.of(by.split(",")));
          return tapped.plans().getFirst();
        });
  }

  @Test
  void facetsOfAllAreReadFromWhatIsKept() {
    Plan plan = facets("", "type,status,operational_status,team_id");
    assertThat(plan.scans()).as("%s", plan).noneMatch(scan -> scan.contains(" on services"));
    assertThat(plan.rows()).as("%s", plan).isLessThan(8_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          operational_status = "outage"                   | type,status,team_id    |  700
          team_id = "00000000-0000-7000-8000-000000000400" | type,status,tags      |  700
          team.name = "Team 400"                          | type,attributes.tier   |  700
          status = "maintenance"                          | type,team_id           | 6600
          assignments.person.name = "Person 77"           | status,team            |  800
          """)
  void facetsUnderAFilterReadWhatItLeaves(String filter, String by, int most) {
    Plan plan = facets(filter, by);
    assertThat(plan.scans()).as("%s", plan).noneMatch(scan -> scan.startsWith("Seq Scan on serv"));
    assertThat(plan.rows()).as("%s: %s", filter, plan).isLessThanOrEqualTo(most);
  }
}
