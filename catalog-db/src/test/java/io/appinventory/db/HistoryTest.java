package io.appinventory.db;

import static io.appinventory.db.Acting.APPEND_ONLY;
import static io.appinventory.db.Acting.INSUFFICIENT_PRIVILEGE;
import static io.appinventory.db.Acting.refusal;
import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.INCIDENTS;
import static io.appinventory.db.schema.Tables.INCIDENT_TIMELINE_ENTRIES;
import static io.appinventory.db.schema.Tables.TENANTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** History is written once: by privilege for the application, by trigger for the owner. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class HistoryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID ACME = new UUID(1, 1);
  private static final UUID INCIDENT = new UUID(1, 12);

  private final Acting acting;

  HistoryTest(TestDatabase database) {
    this.acting = Acting.on(database);
  }

  @BeforeAll
  void fill() {
    acting.administrator(
        sql ->
            sql.insertInto(TENANTS, TENANTS.ID, TENANTS.NAME, TENANTS.SLUG)
                .values(ACME, "Acme", "acme")
                .execute());
    acting.application(ACME, HistoryTest::insertIncident);
    acting.application(ACME, HistoryTest::insertTimelineEntry);
    acting.application(ACME, sql -> insertAuditLog(sql, NOW));
  }

  static Stream<Table<?>> histories() {
    return Stream.of(AUDIT_LOGS, INCIDENT_TIMELINE_ENTRIES);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void applicationMayNotChangeIt(Table<?> history) {
    refusal(INSUFFICIENT_PRIVILEGE, () -> acting.application(ACME, sql -> touch(sql, history)));
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () -> acting.application(ACME, sql -> sql.deleteFrom(history).execute()));
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () -> acting.application(ACME, sql -> sql.truncate(history).execute()));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void ownerIsStoppedFromChangingIt(Table<?> history) {
    refusal(APPEND_ONLY, () -> touch(acting.owner(), history));
    refusal(APPEND_ONLY, () -> acting.owner().deleteFrom(history).execute());
    refusal(APPEND_ONLY, () -> acting.owner().truncate(history).execute());
  }

  @Test
  void ownerIsStoppedFromTruncatingAPartition() {
    refusal(APPEND_ONLY, () -> acting.owner().execute("truncate audit_logs_2026"));
  }

  @Test
  void partitionsAreHiddenFromTheApplication() {
    refusal(
        INSUFFICIENT_PRIVILEGE,
        () -> acting.application(ACME, sql -> sql.fetch("select * from audit_logs_2026")));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-31T23:59:59Z, audit_logs_default",
    "2025-01-01T00:00:00Z, audit_logs_2025",
    "2025-12-31T23:59:59Z, audit_logs_2025",
    "2026-01-01T00:00:00Z, audit_logs_2026",
    "2035-12-31T23:59:59Z, audit_logs_2035",
    "2036-01-01T00:00:00Z, audit_logs_default"
  })
  void auditLogIsKeptByYear(Instant time, String partition) {
    String kept = acting.application(ACME, sql -> insertAuditLog(sql, time));
    assertThat(kept).isEqualTo(partition);
  }

  private static int touch(DSLContext sql, Table<?> history) {
    var column = DSL.field(DSL.name("tenant_id"), UUID.class);
    return sql.update(history).set(column, column).execute();
  }

  private static int insertIncident(DSLContext sql) {
    return sql.insertInto(
            INCIDENTS, INCIDENTS.TENANT_ID, INCIDENTS.ID, INCIDENTS.TITLE, INCIDENTS.SEVERITY)
        .values(ACME, INCIDENT, "Checkout is down", "critical")
        .execute();
  }

  private static int insertTimelineEntry(DSLContext sql) {
    return sql.insertInto(INCIDENT_TIMELINE_ENTRIES)
        .set(INCIDENT_TIMELINE_ENTRIES.TENANT_ID, ACME)
        .set(INCIDENT_TIMELINE_ENTRIES.ID, new UUID(1, 13))
        .set(INCIDENT_TIMELINE_ENTRIES.INCIDENT_ID, INCIDENT)
        .set(INCIDENT_TIMELINE_ENTRIES.TIMESTAMP, NOW)
        .set(INCIDENT_TIMELINE_ENTRIES.STATUS, "investigating")
        .set(INCIDENT_TIMELINE_ENTRIES.MESSAGE, "Looking into it")
        .execute();
  }

  /** The partition it went to. */
  private static String insertAuditLog(DSLContext sql, Instant time) {
    return sql.insertInto(AUDIT_LOGS)
        .set(AUDIT_LOGS.TENANT_ID, ACME)
        .set(AUDIT_LOGS.ID, UUID.randomUUID())
        .set(AUDIT_LOGS.ACTION, "create")
        .set(AUDIT_LOGS.ENTITY_TYPE, "incidents")
        .set(AUDIT_LOGS.TIMESTAMP, time)
        .returningResult(DSL.field("tableoid::regclass::text", String.class))
        .fetchSingle()
        .value1();
  }
}
