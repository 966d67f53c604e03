package io.appinventory.db.testing;

import io.appinventory.db.Database;
import io.appinventory.db.DatabaseSettings;
import io.appinventory.db.Migrator;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database for a test, gone when it is closed.
 *
 * <p>There is one server per JVM (see {@link TestServer} for which) and one migrated database on
 * it; the others are copies of that one, which takes a fraction of a second. In JUnit Jupiter let
 * {@link TestDatabaseExtension} open and close it.
 */
public final class TestDatabase implements AutoCloseable {
  private static final int POOL_SIZE = 6;

  /** For what migrates: a copy of a database with years of partitions takes long. */
  private static final String FEW_PARTITIONS = "options=-c%20catalog.partition_months=1";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DatabaseSettings settings;
  private final Name name;
  private final Database pool;
  private final DataSource watched;

  private TestDatabase(Name name) {
    this.name = name;
    this.settings = on(name);
    this.pool = Database.open(settings);
    this.watched = TenantWatch.over(pool.dataSource());
  }

  /** A new database with the whole schema and no rows. */
  public static TestDatabase migrated() {
    return new TestDatabase(copy(Template.NAME));
  }

  /** A new database with nothing in it. */
  public static TestDatabase empty() {
    return new TestDatabase(copy(DSL.name("template0")));
  }

  /**
   * A pool of connections as the login that owns the schema and is no superuser, under the eyes of
   * {@link TenantWatch}.
   */
  public DataSource dataSource() {
    return watched;
  }

  /** How to open more connections, as that owner. */
  public DatabaseSettings settings() {
    return settings;
  }

  /** Connections without a pool: each is opened when asked for. */
  public static DataSource unpooled(DatabaseSettings settings) {
    var connections = new PGSimpleDataSource();
    connections.setUrl(settings.url());
    if (!settings.user().isEmpty()) {
      connections.setUser(settings.user());
      connections.setPassword(settings.password());
    }
    return connections;
  }

  /** Drops the database, whoever is still connected to it. */
  @Override
  public void close() {
    pool.close();
    drop(name);
  }

  private static Name copy(Name template) {
    Name name = nextName();
    onServer("create database {0} template {1}", name, template);
    return name;
  }

  private static Name nextName() {
    // The process in the name: several may use one named server at once.
    return DSL.name(
        "catalog_test_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet()));
  }

  private static void drop(Name name) {
    try {
      onServer("drop database if exists {0} with (force)", name);
    } catch (DataAccessException e) {
      // The server's own cleaning may be at it, which only the server may stop; it is soon through.
      onServer("drop database if exists {0}", name);
    }
  }

  private static void onServer(String statement, Name... names) {
    try (var connection = unpooled(Server.SETTINGS).getConnection()) {
      DSL.using(connection).execute(statement, (Object[]) names);
    } catch (SQLException e) {
      throw new IllegalStateException("the test server does not answer", e);
    }
  }

  private static DatabaseSettings on(Name database) {
    DatabaseSettings server = Server.SETTINGS;
    // The database is what stands between the last slash of the address and the parameters.
    String address = server.address();
    String parameters = server.url().substring(address.length());
    String url =
        address.substring(0, address.lastIndexOf('/') + 1)
            + database.last()
            + parameters
            + (parameters.isEmpty() ? "?" : "&")
            + FEW_PARTITIONS;
    return new DatabaseSettings(
        url, server.user(), server.password(), POOL_SIZE, server.connectTimeout());
  }

  /** Started when first needed. */
  private static final class Server {
    static final DatabaseSettings SETTINGS = TestServer.start();
  }

  /** Migrated when first needed. */
  private static final class Template {
    static final Name NAME = create();

    private static Name create() {
      Name name = copy(DSL.name("template0"));
      try (var database = Database.open(on(name).withPoolSize(4))) {
        new Migrator(database.dataSource()).migrate();
      }
      Runtime.getRuntime().addShutdownHook(new Thread(Template::forget));
      return name;
    }

    private static void forget() {
      try {
        drop(NAME);
      } catch (IllegalStateException | DataAccessException e) {
        // An embedded server may have stopped first, and taken everything with it.
      }
    }
  }
}
