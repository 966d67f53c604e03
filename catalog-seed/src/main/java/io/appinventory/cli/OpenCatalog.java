package io.appinventory.cli;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.access.Tenant;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.Database;
import io.appinventory.db.DatabaseSettings;
import io.appinventory.db.Migration;
import io.appinventory.db.MigrationException;
import io.appinventory.db.Migrator;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The catalog as a command uses it, with the connections behind it. */
final class OpenCatalog implements AutoCloseable {
  /** A command does one thing at a time. */
  private static final int CONNECTIONS = 2;

  private final Database database;
  private final Catalog catalog;

  private OpenCatalog(Database database, Catalog catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  /** For a command that does one thing. */
  static OpenCatalog forOneUser(DatabaseOptions options) {
    return open(logins(options).application().withPoolSize(CONNECTIONS), CatalogOptions.standard());
  }

  /** For many at a time. */
  static OpenCatalog open(DatabaseSettings application, CatalogOptions options) {
    Database database = Database.open(application);
    try {
      return new OpenCatalog(database, Catalog.open(database.dataSource(), options));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Over connections that are open. */
  static OpenCatalog on(Database database) {
    return new OpenCatalog(database, Catalog.open(database.dataSource()));
  }

  /** The logins of the database; the embedded one is brought up to date, since nobody else does. */
  static DatabaseLogins logins(DatabaseOptions options) {
    DatabaseLogins logins = options.logins();
    if (options.embedded()) {
      migrate(logins.owner());
    }
    return logins;
  }

  /** Brings the schema up. */
  static void migrate(DatabaseSettings owner) {
    try (Database database = Database.open(owner)) {
      new Migrator(database.dataSource()).migrate();
    }
  }

  /**
   * Refuses a database that is not up to date. Where the login may not see what was applied, that
   * is left to whoever looks for a table that is not there.
   */
  static void requireMigrated(DatabaseSettings owner) {
    try (Database database = Database.open(owner.withPoolSize(CONNECTIONS))) {
      if (!new Migrator(database.dataSource()).status().stream().allMatch(Migration::applied)) {
        throw new CommandFailure(Failures.NOT_MIGRATED);
      }
    } catch (MigrationException e) {
      LoggerFactory.getLogger(OpenCatalog.class).debug("cannot tell what was applied", e);
    }
  }

  Catalog catalog() {
    return catalog;
  }

  /**
   * The system, acting for the tenant.
   *
   * @throws CommandFailure when there is no such tenant
   */
  Principal system(String tenant) {
    Tenant found =
        catalog
            .administration()
            .bySlug(tenant)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there is no tenant %s; \"catalog tenant create %s --name NAME\" makes it"
                            .formatted(tenant, tenant)));
    return Principal.system(found.id()).from(Map.of("agent", "catalog command line"));
  }

  @Override
  public void close() {
    database.close();
  }
}
