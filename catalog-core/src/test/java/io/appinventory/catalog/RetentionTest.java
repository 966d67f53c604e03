package io.appinventory.catalog;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.BUILDS;
import static io.appinventory.db.schema.Tables.SECURITY_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.audit.seal.Verdict;
import io.appinventory.catalog.audit.seal.Verification;
import io.appinventory.catalog.delivery.Defect;
import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.delivery.Deployment;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.delivery.TestResult;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.UuidV7;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.Partition;
import io.appinventory.db.Partitions;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.sql.Connection;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept by time, and for how long. */
@ExtendWith(TestDatabaseExtension.class)
class RetentionTest {
  private static final String EVENTS = SECURITY_EVENTS.getName();
  private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC);

  private final TestDatabase database;
  private final DSLContext owner;
  private final Catalog catalog;
  private final Partitions partitions;
  private final Principal tenant;

  RetentionTest(TestDatabase database) {
    this.database = database;
    this.owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    this.catalog = Catalog.open(database.dataSource());
    this.partitions = new Partitions(database.dataSource());
    String name = "kept-" + UUID.randomUUID();
    this.tenant = Principal.system(catalog.administration().create(name, name).id());
  }

  @Test
  void monthsAreMadeAhead() {
    Instant far = start(MONTH.plusMonths(5));
    partitions.addUntil(far);
    assertThat(months()).contains(EVENTS + "_" + MONTH.plusMonths(5).toString().replace('-', '_'));
    int before = partitions.all().size();
    partitions.addUntil(far);
    assertThat(partitions.all()).hasSize(before);
    event(far.plusSeconds(60));
  }

  @Test
  void monthsThatAreRetiredAreGoneAndTheOthersStay() {
    Instant now = start(MONTH);
    event(now.minusSeconds(1));
    event(start(MONTH.minusMonths(30)));
    event(now);
    assertThat(new Retention(catalog, partitions).retire(EVENTS, now, gone -> {})).isPositive();
    assertThat(ids()).containsExactly(UuidV7.least(now));
    // There is still a place for what is older, and it is empty.
    event(start(MONTH.minusMonths(40)));
    assertThat(months()).contains(EVENTS + "_before");
    assertThat(new Retention(catalog, partitions).retire(EVENTS, now, gone -> {})).isEqualTo(1);
  }

  @Test
  void aReaderWhoTakesLongHoldsNobodyUp() throws Exception {
    Instant now = start(MONTH);
    event(now.minusSeconds(1));
    partitions.addBefore(EVENTS);
    try (Connection slow = database.dataSource().getConnection();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      slow.setAutoCommit(false);
      DSL.using(slow, SQLDialect.POSTGRES).fetchCount(SECURITY_EVENTS);
      Future<Integer> retiring =
          thread.submit(() -> new Retention(catalog, partitions).retire(EVENTS, now, gone -> {}));
      List<Long> waits = new ArrayList<>();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
      while (System.nanoTime() < end) {
        long from = System.nanoTime();
        ids();
        owner.fetchCount(BUILDS);
        waits.add(System.nanoTime() - from);
      }
      assertThat(retiring.isDone()).isFalse();
      assertThat(waits).hasSizeGreaterThan(2);
      slow.rollback();
      assertThat(retiring.get(1, TimeUnit.MINUTES)).isPositive();
    }
    assertThat(ids()).isEmpty();
  }

  @Test
  void sealsTellWhatWasRetiredFromWhatWasRemoved() {
    write();
    Housekeeping.seal(catalog, tenant);
    Instant year = Instant.parse(MONTH.getYear() + 1 + "-01-01T00:00:00Z");
    List<Partition> gone = new ArrayList<>();
    new Retention(catalog, partitions).retire(AUDIT_LOGS.getName(), year, gone::add);
    assertThat(gone).extracting(Partition::name).contains("audit_logs_" + MONTH.getYear());
    write();
    Housekeeping.seal(catalog, tenant);
    Verdict verdict =
        catalog.read(tenant, r -> new Verification(r.scope(), Optional.empty()).verify());
    assertThat(verdict.breach()).isEmpty();
    assertThat(verdict.seals()).isEqualTo(2);
  }

  @Test
  void whatIsReferredToIsNotTakenAway() {
    Instant now = start(MONTH);
    Partition events =
        partitions.all().stream()
            .filter(each -> each.table().equals(EVENTS) && each.endsBy(now))
            .findFirst()
            .orElseThrow();
    owner.execute(
        "create table refers (tenant_id uuid, event_id uuid, foreign key (tenant_id, event_id)"
            + " references security_events (tenant_id, id))");
    try {
      event(start(MONTH.minusMonths(30)));
      owner.execute("insert into refers select tenant_id, id from security_events");
      assertThatThrownBy(() -> partitions.retire(events)).hasMessageContaining("refers");
    } finally {
      owner.execute("drop table refers");
    }
  }

  @Test
  void whatRefersToAMonthLetsGoFirst() {
    CatalogFixture fixture = CatalogFixture.on(database);
    SampleEntities samples = fixture.samples(tenant, 7);
    Instant old = start(MONTH.minusMonths(2)).plusSeconds(60);
    Deployment gone = at(old, fixture, samples, Deployments.TYPE);
    Deployment kept = samples.createBare(Deployments.TYPE);
    TestResult result = at(old, fixture, samples, TestResults.TYPE);
    Incident first = incident(fixture, samples, gone);
    Incident second = incident(fixture, samples, kept);
    Defect defect =
        fixture.in(
            tenant,
            tx ->
                tx.create(
                    Defects.TYPE,
                    samples.bare(Defects.TYPE).set(Defects.TEST_RESULT_ID, result.id())));
    Retention retention = new Retention(fixture.catalog(), partitions);
    assertThat(retention.retire("deployments", start(MONTH.minusMonths(1)), told -> {}))
        .isPositive();
    assertThat(retention.retire("test_results", start(MONTH.minusMonths(1)), told -> {}))
        .isPositive();
    assertThat(fixture.again(tenant, Incidents.TYPE, first).deploymentId()).isNull();
    assertThat(fixture.again(tenant, Incidents.TYPE, second).deploymentId()).isEqualTo(kept.id());
    assertThat(fixture.again(tenant, Defects.TYPE, defect).testResultId()).isNull();
    assertThat((long) fixture.read(tenant, r -> r.count(Deployments.TYPE, Filter.always())))
        .isOne();
    assertThat((long) fixture.read(tenant, r -> r.count(TestResults.TYPE, Filter.always())))
        .isZero();
    String letGo = "{\"new\": null, \"old\": \"" + gone.id() + "\"}";
    assertThat(
            owner
                .select(AUDIT_LOGS.CHANGES)
                .from(AUDIT_LOGS)
                .where(AUDIT_LOGS.ENTITY_ID.eq(first.id().value()))
                .orderBy(AUDIT_LOGS.TIMESTAMP.desc())
                .limit(1)
                .fetchSingle()
                .value1()
                .data())
        .contains("\"deployment_id\": " + letGo);
  }

  private <R extends Entity<R>> R at(
      Instant time, CatalogFixture fixture, SampleEntities samples, EntityType<R> type) {
    Changes<R> said = samples.bare(type).set(type.header().id(), Id.of(UuidV7.least(time)));
    return fixture.in(tenant, tx -> tx.create(type, said));
  }

  private Incident incident(CatalogFixture fixture, SampleEntities samples, Deployment cause) {
    Changes<Incident> said = samples.bare(Incidents.TYPE).set(Incidents.DEPLOYMENT_ID, cause.id());
    return fixture.in(tenant, tx -> tx.create(Incidents.TYPE, said));
  }

  private void write() {
    catalog.in(
        tenant,
        tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "t" + UUID.randomUUID())));
  }

  private void event(Instant time) {
    owner
        .insertInto(SECURITY_EVENTS)
        .set(SECURITY_EVENTS.TENANT_ID, tenant.tenantId())
        .set(SECURITY_EVENTS.ID, UuidV7.least(time))
        .set(SECURITY_EVENTS.EVENT_TYPE, "failed_login")
        .set(SECURITY_EVENTS.SEVERITY, "info")
        .set(SECURITY_EVENTS.DESCRIPTION, "Wrong password")
        .execute();
  }

  private List<UUID> ids() {
    return owner
        .select(SECURITY_EVENTS.ID)
        .from(SECURITY_EVENTS)
        .where(SECURITY_EVENTS.TENANT_ID.eq(tenant.tenantId()))
        .fetch(SECURITY_EVENTS.ID);
  }

  private List<String> months() {
    return partitions.all().stream().map(Partition::name).toList();
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
