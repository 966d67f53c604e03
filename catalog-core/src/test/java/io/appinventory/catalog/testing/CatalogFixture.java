package io.appinventory.catalog.testing;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.access.Tenant;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A catalog over the database of a test class, described by the standard domains and {@link
 * EveryKind}, and fresh tenants in it.
 */
public final class CatalogFixture {
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final TestDatabase database;
  private final Catalog catalog;

  private CatalogFixture(TestDatabase database, CatalogOptions options) {
    this.database = database;
    createMadeUpTables(owner());
    this.catalog = Catalog.open(database.dataSource(), options.withDomains(EveryKinds.domain()));
  }

  /** Over a migrated database. */
  public static CatalogFixture on(TestDatabase database) {
    return on(database, CatalogOptions.standard());
  }

  /** Over a migrated database, with other options. */
  public static CatalogFixture on(TestDatabase database, CatalogOptions options) {
    return new CatalogFixture(database, options);
  }

  /** All entity types of the catalog of a fixture, for parameterised tests. */
  public static List<EntityType<?>> types() {
    return CatalogOptions.standard().withDomains(EveryKinds.domain()).domains().stream()
        .<EntityType<?>>flatMap(domain -> domain.types().stream())
        .toList();
  }

  /** The catalog. */
  public Catalog catalog() {
    return catalog;
  }

  /** A second catalog over the same database: another process, as far as caches go. */
  public Catalog another() {
    return Catalog.open(
        database.dataSource(), CatalogOptions.standard().withDomains(EveryKinds.domain()));
  }

  /** A second catalog that lets something happen before it takes its n-th connection. */
  public Catalog catalogBefore(int connection, Runnable event) {
    AtomicInteger taken = new AtomicInteger();
    DataSource source = database.dataSource();
    DataSource gate =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                  // the first is taken to see that the role is safe
                  if (taken.incrementAndGet() == connection + 1) {
                    event.run();
                  }
                  return method.invoke(source, arguments);
                });
    return Catalog.open(gate, CatalogOptions.standard().withDomains(EveryKinds.domain()));
  }

  /** The database. */
  public TestDatabase database() {
    return database;
  }

  /** A tenant with nothing in it. */
  public Tenant newTenant() {
    int number = TENANTS.incrementAndGet();
    return catalog.administration().create("tenant-" + number, "Tenant " + number);
  }

  /** The system, acting for a tenant with nothing in it. */
  public Principal newPrincipal() {
    return Principal.system(newTenant().id());
  }

  /** Makes valid entities of a principal's tenant; the same seed makes the same ones. */
  public SampleEntities samples(Principal principal, long seed) {
    return new SampleEntities(catalog, principal, seed);
  }

  /** Reads. */
  public <T> T read(Principal principal, Function<Reader, T> body) {
    return catalog.read(principal, body);
  }

  /** Writes. */
  public <T> T in(Principal principal, Function<Transaction, T> body) {
    return catalog.in(principal, body);
  }

  /** An entity as it is now. */
  public <R extends Entity<R>> R again(Principal principal, EntityType<R> type, R entity) {
    return read(principal, reader -> reader.get(type, entity.id()));
  }

  /** The owner of the tables, who sees the rows of all tenants. */
  public DSLContext owner() {
    return DSL.using(database.dataSource(), SQLDialect.POSTGRES);
  }

  private static void createMadeUpTables(DSLContext owner) {
    if (owner.fetchValue("select to_regclass('every_kinds')::text") == null) {
      owner.execute(script());
    }
  }

  private static String script() {
    try (InputStream in = CatalogFixture.class.getResourceAsStream("every_kind.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
