package io.appinventory.catalog.delivery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Listing;
import io.appinventory.catalog.query.Plan;
import io.appinventory.catalog.query.Tapped;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of 20,000 deployments of 200 services, only those are read that a question is about. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoraPlanTest {
  private static final int SERVICES = 200;
  private static final int EACH = 100;

  private final CatalogFixture fixture;
  private final Principal principal;
  private final UUID service;

  DoraPlanTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    DeliveryRows rows = new DeliveryRows(fixture.owner(), principal.tenantId());
    service = rows.service("some", rows.team("Some"));
    UUID build = rows.build(Instant.now());
    rows.owner.execute(
        """
        insert into services (tenant_id, id, name, type)
          select {0}, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'other ' || i, 'api' from generate_series(1, {1}) i
        """,
        DSL.val(principal.tenantId()), DSL.inline(SERVICES - 1));
    rows.owner.execute(
        """
        insert into deployments (tenant_id, id, build_id, project_id, service_id, environment, status, completed_at)
          select services.tenant_id,
            (left(uuid_v7_floor(now())::text, 19) || '8000-' || lpad(to_hex(row_number() over ()), 12, '0'))::uuid,
            {1}, {2}, services.id, 'production', case when i % 5 = 0 then 'failed' else 'success' end, now() - i * interval '7 hours'
          from services, generate_series(1, {3}) i where services.tenant_id = {0}
        """,
        DSL.val(principal.tenantId()), DSL.val(build), DSL.val(rows.project), DSL.inline(EACH));
    rows.owner.execute("vacuum (analyze)");
  }

  private List<Plan> plans(Consumer<Scope> question) {
    return fixture.read(
        principal,
        (Reader reader) -> {
          Tapped tapped = new Tapped(reader.scope());
          question.accept(tapped.scope());
          return tapped.plans();
        });
  }

  @Test
  void filterOfOneServiceReadsItsDeployments() {
    ListQuery one =
        ListQuery.of(
                FilterParser.parse("id = \"" + service + "\" AND dora.change_failure_rate >= 0"))
            .withoutTotal();
    Plan plan = plans(scope -> new Listing(scope).list(Services.TYPE, one)).getFirst();
    assertThat(plan.rows()).as(plan.toString()).isLessThan(6L * EACH);
  }

  @Test
  void filterOfAllServicesReadsEachDeploymentOnce() {
    ListQuery all =
        ListQuery.of(FilterParser.parse("dora.change_failure_rate >= 0")).withoutTotal();
    Plan plan = plans(scope -> new Listing(scope).list(Services.TYPE, all)).getFirst();
    assertThat(plan.rows()).as(plan.toString()).isLessThan(6L * SERVICES * EACH);
  }

  @Test
  void pageIsMeasuredInTwoStatementsThatReadItsDeployments() {
    ListQuery team = ListQuery.all().withoutTotal();
    List<Plan> plans =
        plans(
            scope ->
                new DeliveryMeasures(scope)
                    .dora(Teams.TYPE, team, Window.until(scope.now()), "production"));
    assertThat(plans).hasSize(2);
    assertThat(plans.getLast().rows()).as(plans.getLast().toString()).isLessThan(6L * EACH);
  }
}
