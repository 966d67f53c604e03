package io.appinventory.generate;

import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.UuidV7;
import io.appinventory.catalog.search.SearchIndex;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.CountKeeper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Fills an empty tenant, in one transaction with all that is derived from entities. */
public final class GeneratedTenant {
  private GeneratedTenant() {}

  /**
   * Fills a tenant.
   *
   * @param owner of the login that owns the tables
   * @return the number of rows loaded
   * @throws IllegalStateException when the tenant is not empty
   */
  public static long fill(
      DataSource owner,
      CatalogModel model,
      UUID tenantId,
      int services,
      long seed,
      Consumer<String> progress)
      throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      long rows = fill(connection, model, tenantId, services, seed, progress);
      connection.commit();
      return rows;
    }
  }

  /** The same in the transaction of a connection, which is not ended. */
  public static long fill(
      Connection connection,
      CatalogModel model,
      UUID tenantId,
      int services,
      long seed,
      Consumer<String> progress)
      throws SQLException {
    DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
    Clock clock = Clock.systemUTC();
    Scope scope =
        new Scope(dsl, Principal.system(tenantId), model, clock.instant(), new UuidV7(clock)::next);
    requireEmpty(scope);
    long rows = CatalogGenerator.generate(connection, tenantId, services, seed, progress);
    model.types().forEach(type -> CountKeeper.recount(scope, type));
    progress.accept("counts");
    scope.model().types().forEach(type -> SearchIndex.rebuild(scope, type));
    progress.accept("search documents");
    return rows;
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
