package io.appinventory.db;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jooq.exception.DataAccessException;

/**
 * Brings the schema up and takes it down again, as the login that is to own it.
 *
 * <p>Any number of processes may do so at once: they take turns. Needs up to four connections of
 * its data source.
 */
public final class Migrator {
  /** Flyway's name for it; also read on the way down. */
  static final String HISTORY = "flyway_schema_history";

  private final DataSource database;
  private final String migrations;
  private final UndoScripts undo;

  /** A migrator that runs the migrations of this program. */
  public Migrator(DataSource owner) {
    this(owner, "db/migration", "db/undo");
  }

  Migrator(DataSource owner, String migrations, String undo) {
    this.database = owner;
    this.migrations = migrations;
    this.undo = new UndoScripts(undo);
  }

  /**
   * Applies what is pending, each migration in a transaction of its own.
   *
   * @return what was applied, oldest first; empty when the schema was up to date
   * @throws MigrationException when a migration fails, or one that was applied has changed since
   */
  public List<Migration> migrate() {
    return exclusively(
        () -> {
          List<String> pending = versions(flyway().info().pending());
          flyway().migrate();
          return migrations().filter(m -> pending.contains(m.version())).toList();
        });
  }

  /**
   * Takes back every migration newer than {@code version} ({@code 2} and {@code 002} are the same),
   * newest first, in one transaction: all or nothing.
   *
   * @return what was taken back
   * @throws MigrationException when {@code version} is not applied, a script is missing or fails
   */
  public List<Migration> undoTo(String version) {
    return exclusively(
        () -> {
          MigrationVersion target = parse(version);
          if (applied().noneMatch(m -> m.getVersion().equals(target))) {
            throw new MigrationException(
                "cannot undo to version %s: applied are %s"
                    .formatted(version, applied().map(m -> m.getVersion().getVersion()).toList()));
          }
          return undo(applied().filter(m -> m.getVersion().isNewerThan(target)).toList());
        });
  }

  /** Takes back everything, as {@link #undoTo}. */
  public List<Migration> undoAll() {
    return exclusively(() -> undo(applied().toList()));
  }

  /**
   * What there is, oldest first, applied or not.
   *
   * @throws MigrationException when the database does not answer
   */
  public List<Migration> status() {
    return translated(() -> migrations().toList());
  }

  private Stream<Migration> migrations() {
    return Arrays.stream(flyway().info().all())
        .filter(MigrationInfo::isVersioned)
        .map(Migrator::described);
  }

  private Stream<MigrationInfo> applied() {
    return Arrays.stream(flyway().info().applied()).filter(MigrationInfo::isVersioned);
  }

  private List<Migration> undo(List<MigrationInfo> applied) throws SQLException {
    List<MigrationInfo> newestFirst = applied.reversed();
    undo.run(database, newestFirst.stream().map(MigrationInfo::getScript).toList());
    return newestFirst.stream()
        .map(m -> new Migration(m.getVersion().getVersion(), m.getDescription(), false))
        .toList();
  }

  private Flyway flyway() {
    var configuration =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:" + migrations)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .cleanDisabled(true);
    // Flyway's default lock is a transaction that stays open; create index concurrently would wait
    // for it for ever.
    Objects.requireNonNull(
            configuration.getPluginRegister().getPlugin(PostgreSQLConfigurationExtension.class))
        .setTransactionalLock(false);
    return configuration.load();
  }

  private static Migration described(MigrationInfo migration) {
    return new Migration(
        migration.getVersion().getVersion(),
        migration.getDescription(),
        migration.getState().isApplied());
  }

  private static List<String> versions(MigrationInfo[] migrations) {
    return Arrays.stream(migrations).map(m -> m.getVersion().getVersion()).toList();
  }

  private static MigrationVersion parse(String version) {
    try {
      return MigrationVersion.fromVersion(version);
    } catch (FlywayException e) {
      throw new MigrationException("not a version: " + version, e);
    }
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T exclusively(Work<T> work) {
    return translated(
        () -> {
          try (var lock = MigrationLock.take(database)) {
            return work.run();
          }
        });
  }

  private static <T> T translated(Work<T> work) {
    try {
      return work.run();
    } catch (FlywayMigrateException e) {
      throw new MigrationException(
          e.getMigration().getScript() + " failed: " + DatabaseException.reason(e), e);
    } catch (FlywayException | DataAccessException | SQLException e) {
      throw new MigrationException("migration failed: " + DatabaseException.reason(e), e);
    }
  }
}
