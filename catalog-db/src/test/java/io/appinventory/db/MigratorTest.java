package io.appinventory.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.db.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigratorTest {
  private final TestDatabase database = TestDatabase.empty();
  private final Migrator migrator = new Migrator(database.dataSource());

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void appliesEverythingOnceAndInOrder() {
    List<Migration> applied = migrator.migrate();

    assertThat(applied).first().isEqualTo(new Migration("001", "initial schema", true));
    assertThat(migrator.status()).isEqualTo(applied);
    assertThat(migrator.migrate()).isEmpty();
  }

  @Test
  void goesUpAndAllTheWayDownAndUpAgain() {
    List<Migration> applied = migrator.migrate();
    List<String> schema = tables();

    List<Migration> undone = migrator.undoAll();

    assertThat(versions(undone)).isEqualTo(versions(applied).reversed());
    assertThat(tables()).containsExactly(Migrator.HISTORY);
    assertThat(migrator.status()).isNotEmpty().noneMatch(Migration::applied);
    assertThat(migrator.migrate()).isEqualTo(applied);
    assertThat(tables()).isEqualTo(schema);
  }

  @Test
  void undoesDownToAVersionWhichStays() {
    migrator.migrate();

    migrator.undoTo("1");

    assertThat(migrator.status().stream().filter(Migration::applied))
        .extracting(Migration::version)
        .containsExactly("001");
    assertThat(tables()).contains("services");
  }

  @Test
  void refusesToUndoToWhatIsNotApplied() {
    migrator.migrate();

    assertThatThrownBy(() -> migrator.undoTo("999"))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("cannot undo to version 999: applied are [001, 002,");
    assertThatThrownBy(() -> migrator.undoTo("last"))
        .isInstanceOf(MigrationException.class)
        .hasMessage("not a version: last");
  }

  @Test
  void undoesNothingWhenAScriptIsMissing() {
    var incomplete = new Migrator(database.dataSource(), "db/testing/no-undo", "db/undo");
    incomplete.migrate();

    assertThatThrownBy(incomplete::undoAll)
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "cannot undo V001__make_a_table.sql: there is no db/undo/U001__make_a_table.sql");
    assertThat(tables()).contains("made");
    assertThat(incomplete.status()).allMatch(Migration::applied);
  }

  @Test
  void saysOnOneLineWhichMigrationFailedAndWhyAndKeepsTheOnesBefore() {
    var broken = new Migrator(database.dataSource(), "db/testing/broken", "db/undo");

    assertThatThrownBy(broken::migrate)
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "V002__name_a_missing_column.sql failed: ERROR: column \"nope\" does not exist");
    assertThat(tables()).containsExactly(Migrator.HISTORY, "made");
  }

  @Test
  void letsSeveralMigrateAndUndoAtOnce() throws Exception {
    migrator.migrate();
    List<String> schema = tables();

    together(List.of(migrator::undoAll, migrator::migrate, migrator::undoAll, migrator::migrate));
    migrator.migrate();

    assertThat(tables()).isEqualTo(schema);
  }

  @Test
  void appliesEverythingOnceWhenTwoStartTogether() throws Exception {
    List<List<Migration>> applied = together(List.of(migrator::migrate, migrator::migrate));

    assertThat(applied.stream().flatMap(List::stream)).containsExactlyElementsOf(migrator.status());
  }

  private static List<String> versions(List<Migration> migrations) {
    return migrations.stream().map(Migration::version).toList();
  }

  private List<String> tables() {
    var name = DSL.field(DSL.name("table_name"), String.class);
    return DSL.using(database.dataSource(), SQLDialect.POSTGRES)
        .select(name)
        .from(DSL.table(DSL.name("information_schema", "tables")))
        .where(DSL.field(DSL.name("table_schema")).eq("public"))
        .orderBy(name)
        .fetch(name);
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    var barrier = new CyclicBarrier(tasks.size());
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      Stream<Callable<T>> started =
          tasks.stream()
              .map(
                  task ->
                      () -> {
                        barrier.await();
                        return task.call();
                      });
      var results = new ArrayList<T>();
      for (var result : threads.invokeAll(started.toList())) {
        results.add(result.get());
      }
      return results;
    }
  }
}
