package io.appinventory.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.testing.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each migration and its undo script cancel each other out, to the last privilege. */
final class MigrationRoundTripTest {
  /** Below the first version: nothing but Flyway's own table. */
  private static final String NOTHING = "0";

  private static final String ROLES =
      "select rolname from pg_roles where rolname in ('catalog_app', 'catalog_admin')";

  private static final String USED_ELSEWHERE =
      """
       and exists (
        select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = pg_roles.oid
          and dbid <> (select oid from pg_database where datname = current_database()))
      """;

  private final TestDatabase database = TestDatabase.empty();
  private final Migrator migrator = new Migrator(database.dataSource());

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void everyMigrationIsTakenBackCompletely() {
    Map<String, List<String>> schemas = schemasOnTheWayUp();
    List<String> versions = new ArrayList<>(schemas.keySet());

    for (String version : versions.reversed().subList(1, versions.size())) {
      undoTo(version);
      assertThat(schema()).as("down at %s", version).isEqualTo(schemas.get(version));
    }
    for (String version : versions.subList(1, versions.size())) {
      migrateTo(version);
      assertThat(schema()).as("up again at %s", version).isEqualTo(schemas.get(version));
    }
  }

  @Test
  void undoLeavesNothingButTheHistoryTable() {
    migrator.migrate();
    migrator.undoAll();

    assertThat(schema())
        .filteredOn(line -> line.matches("(relation|routine|policy|trigger) .*"))
        .singleElement()
        .asString()
        .startsWith("relation " + Migrator.HISTORY + " ");
  }

  @Test
  void rolesGoWithTheLastDatabaseThatNeedsThem() {
    migrator.migrate();
    migrator.undoAll();

    assertThat(values(ROLES)).containsExactlyInAnyOrderElementsOf(values(ROLES + USED_ELSEWHERE));
  }

  @Test
  void rolesStayWhileAnotherDatabaseNeedsThem() {
    try (var ignored = TestDatabase.migrated()) {
      migrator.migrate();
      migrator.undoAll();

      assertThat(values(ROLES)).containsExactlyInAnyOrder("catalog_app", "catalog_admin");
    }
  }

  /** Each version's schema, oldest first. */
  private Map<String, List<String>> schemasOnTheWayUp() {
    List<String> versions = migrator.status().stream().map(Migration::version).toList();
    Map<String, List<String>> schemas = new LinkedHashMap<>();
    migrateTo(versions.getFirst());
    migrator.undoAll();
    schemas.put(NOTHING, schema());
    for (String version : versions) {
      migrateTo(version);
      assertThat(schemas.put(version, schema())).isNull();
    }
    return schemas;
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private void undoTo(String version) {
    if (version.equals(NOTHING)) {
      migrator.undoAll();
    } else {
      migrator.undoTo(version);
    }
  }

  private List<String> schema() {
    return CatalogSnapshot.of(database.dataSource());
  }

  private List<String> values(String query) {
    return DSL.using(database.dataSource(), SQLDialect.POSTGRES)
        .fetch(query)
        .getValues(0, String.class);
  }
}
