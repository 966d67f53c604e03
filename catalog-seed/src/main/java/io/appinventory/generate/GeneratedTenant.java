package io.appinventory.generate;

import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.UuidV7;
import io.appinventory.catalog.search.SearchIndex;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.CountKeeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Fills an empty tenant, in one transaction with all that is derived from entities. */
public final class GeneratedTenant {
  private GeneratedTenant() {}

  /**
   * Fills a tenant.
   *
   * @param owner of the login that owns the tables
   * @param size how much to generate
   * @return the number of rows loaded
   * @throws IllegalStateException when the tenant is not empty
   */
  public static long fill(
      DataSource owner,
      CatalogModel model,
      UUID tenantId,
      CatalogGenerator.Size size,
      long seed,
      Consumer<String> progress)
      throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      long rows = fill(connection, model, tenantId, size, seed, progress);
      connection.commit();
      return rows;
    }
  }

  /** The same in the transaction of a connection, which is not ended. */
  public static long fill(
      Connection connection,
      CatalogModel model,
      UUID tenantId,
      CatalogGenerator.Size size,
      long seed,
      Consumer<String> progress)
      throws SQLException {
    Scope scope = scope(connection, model, tenantId);
    requireEmpty(scope);
    long rows = CatalogGenerator.generate(connection, tenantId, size, seed, progress);
    derive(scope, progress);
    return rows;
  }

  /**
   * Adds a year of software delivery to a tenant that has services and teams, and none of it.
   *
   * @param owner of the login that owns the tables
   * @param deployments how many
   * @return the number of rows loaded
   */
  public static long deliver(
      DataSource owner, CatalogModel model, UUID tenantId, int deployments, long seed)
      throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Scope scope = scope(connection, model, tenantId);
      Skew skew = new Skew(seed);
      BulkLoad load = new BulkLoad(connection, tenantId, scope.ids());
      DeliveryPlan plan = new DeliveryPlan(deployments, seed, scope.now());
      new DeliveryGenerator(skew, load, plan, done -> {})
          .generate(ids(scope, Services.TYPE), ids(scope, Teams.TYPE));
      derive(scope, done -> {});
      connection.commit();
      return load.rows();
    }
  }

  private static <R extends Entity<R>> List<Id<R>> ids(Scope scope, EntityType<R> type) {
    return scope
        .dsl()
        .select(type.idColumn())
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .orderBy(type.idColumn())
        .fetch(row -> Id.of(row.value1()));
  }

  private static Scope scope(Connection connection, CatalogModel model, UUID tenantId) {
    Clock clock = Clock.systemUTC();
    return new Scope(
        DSL.using(connection, SQLDialect.POSTGRES),
        Principal.system(tenantId),
        model,
        clock.instant(),
        new UuidV7(clock)::next);
  }

  /** Makes what follows from entities, which the planner is to know of before. */
  private static void derive(Scope scope, Consumer<String> progress) {
    scope.model().types().forEach(type -> scope.dsl().execute("analyze {0}", type.table()));
    scope.model().types().forEach(type -> CountKeeper.recount(scope, type));
    progress.accept("counts");
    scope.model().types().forEach(type -> SearchIndex.rebuild(scope, type));
    progress.accept("search documents");
  }

  private static void requireEmpty(Scope scope) {
    boolean empty =
        scope.model().types().stream()
            .noneMatch(
                type ->
                    scope
                        .dsl()
                        .fetchExists(
                            DSL.selectOne()
                                .from(type.table())
                                .where(scope.tenant(type, type.table()))));
    if (!empty) {
      throw new IllegalStateException("the tenant is not empty");
    }
  }

  /** Brings the planner's statistics up to date; to be done once all tenants are filled. */
  public static void settle(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("vacuum (analyze)");
    }
  }
}
