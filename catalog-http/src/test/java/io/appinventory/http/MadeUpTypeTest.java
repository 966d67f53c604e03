package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.store.Domain;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jooq.impl.CustomRecord;
import org.jooq.impl.CustomTable;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * An entity type that exists only here: a migration, a record, a description, and everything else
 * follows.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MadeUpTypeTest {
  /** The migration. */
  private static final List<String> MIGRATION =
      List.of(
          """
          create table robots (
            tenant_id uuid not null references tenants (id),
            id uuid not null,
            name varchar(40) collate "C" not null,
            wheels integer,
            service_id uuid,
            row_version bigint not null default 1,
            created_at timestamptz not null default now(),
            updated_at timestamptz not null default now(),
            created_by uuid,
            updated_by uuid,
            deleted_at timestamptz,
            constraint robots_pk primary key (tenant_id, id),
            constraint robots_wheels_check check (wheels between 0 and 12))\
          """,
          """
          alter table robots add constraint robots_service_fk
            foreign key (tenant_id, service_id) references services (tenant_id, id)\
          """,
          """
          create unique index robots_name_live_key on robots (tenant_id, name)
            where deleted_at is null\
          """,
          "call protect_tenant_table('robots', 'select, insert, update')");

  /** The record. */
  record Robot(
      Header<Robot> header, String name, @Nullable Integer wheels, @Nullable Id<Service> serviceId)
      implements Entity<Robot> {}

  /** The table, which the build generates for those that are not made up. */
  static final class RobotsTable extends CustomTable<RobotsRecord> {
    private static final RobotsTable ROBOTS = new RobotsTable(DSL.name("robots"));

    final TableField<RobotsRecord, UUID> tenantId = uuid("tenant_id", false);
    final TableField<RobotsRecord, UUID> id = uuid("id", false);
    final TableField<RobotsRecord, String> name =
        createField(DSL.name("name"), SQLDataType.VARCHAR(40).nullable(false));
    final TableField<RobotsRecord, Integer> wheels =
        createField(DSL.name("wheels"), SQLDataType.INTEGER);
    final TableField<RobotsRecord, UUID> serviceId = uuid("service_id", true);
    final TableField<RobotsRecord, Long> rowVersion =
        createField(DSL.name("row_version"), SQLDataType.BIGINT.nullable(false));
    final TableField<RobotsRecord, Instant> createdAt = instant("created_at", false);
    final TableField<RobotsRecord, Instant> updatedAt = instant("updated_at", false);
    final TableField<RobotsRecord, UUID> createdBy = uuid("created_by", true);
    final TableField<RobotsRecord, UUID> updatedBy = uuid("updated_by", true);
    final TableField<RobotsRecord, Instant> deletedAt = instant("deleted_at", true);

    private RobotsTable(Name name) {
      super(name);
    }

    private TableField<RobotsRecord, UUID> uuid(String column, boolean nullable) {
      return createField(DSL.name(column), SQLDataType.UUID.nullable(nullable));
    }

    private TableField<RobotsRecord, Instant> instant(String column, boolean nullable) {
      return createField(DSL.name(column), SQLDataType.INSTANT.nullable(nullable));
    }

    @Override
    public Class<RobotsRecord> getRecordType() {
      return RobotsRecord.class;
    }
  }

  /** Rows of it. */
  static final class RobotsRecord extends CustomRecord<RobotsRecord> {
    RobotsRecord() {
      super(RobotsTable.ROBOTS);
    }
  }

  /** The description. */
  static final class Robots {
    static final Property<Robot, String> NAME = Property.text(RobotsTable.ROBOTS.name, Robot::name);
    static final Property<Robot, Integer> WHEELS =
        Property.integer(RobotsTable.ROBOTS.wheels, 0, 12, Robot::wheels);
    static final Property<Robot, Id<Service>> SERVICE_ID =
        Property.reference(RobotsTable.ROBOTS.serviceId, Robot::serviceId);
    static final EntityType<Robot> TYPE =
        EntityType.<Robot>named("robots", "robot", RobotsTable.ROBOTS)
            .properties(NAME, WHEELS, SERVICE_ID)
            .relations(ToOne.of(SERVICE_ID, () -> Services.TYPE))
            .label(NAME)
            .summary(NAME)
            .record(
                (header, row) ->
                    new Robot(
                        header, row.get(NAME), row.optional(WHEELS), row.optional(SERVICE_ID)));
  }

  private TestDatabase database;
  private RunningServer server;

  @BeforeAll
  void open() {
    database = TestDatabase.migrated();
    DSLContext owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    MIGRATION.forEach(owner::execute);
    server =
        RunningServer.on(database, CatalogOptions.standard().withDomains(Domain.of(Robots.TYPE)));
  }

  @AfterAll
  void close() {
    server.close();
    database.close();
  }

  @Test
  void isServedLikeAnyOther() {
    Client admin = server.admin();
    String service =
        admin.post("/api/v1/services", "{\"name\": \"vacuum\", \"type\": \"api\"}").id();
    Answer created =
        admin.post(
            "/api/v1/robots",
            "{\"name\": \"R2\", \"wheels\": 3, \"service_id\": \"" + service + "\"}");
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.data().path("service").path("name").asText()).isEqualTo("vacuum");

    String at = created.header("Location");
    assertThat(admin.patch(at, "{\"wheels\": null}").data().path("wheels").isNull()).isTrue();
    assertThat(admin.patch(at, "{\"wheels\": 13}").json().path("errors").findValuesAsText("field"))
        .containsExactly("wheels");
    assertThat(admin.post("/api/v1/robots", "{\"name\": \"R2\"}").code()).isEqualTo("duplicate");
    assertThat(server.stranger().get(at).status()).isEqualTo(404);
    assertThat(admin.delete(at).status()).isEqualTo(204);
    assertThat(admin.post(at + "/restore").status()).isEqualTo(200);
  }

  @Test
  void isDescribedLikeAnyOther() {
    var document = server.nobody().get("/openapi.json").json();
    assertThat(document.path("paths").has("/api/v1/robots/{id}")).isTrue();
    assertThat(document.path("components").path("schemas").has("RobotDetail")).isTrue();
  }

  @Test
  void isAuditedLikeAnyOther() {
    server.admin().post("/api/v1/robots", "{\"name\": \"C3\"}");
    DSLContext owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    Record entry =
        owner
            .select(DSL.field("action"), DSL.field("metadata ->> 'address'").as("address"))
            .from("audit_logs")
            .where("entity_type = 'robots' and entity_name = 'C3'")
            .fetchSingle();
    assertThat(entry.get("action")).isEqualTo("create");
    assertThat(entry.get("address")).isNotNull();
  }
}
