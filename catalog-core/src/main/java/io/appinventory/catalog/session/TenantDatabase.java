package io.appinventory.catalog.session;

import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.OutcomeUnknownException;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.UuidV7;
import io.appinventory.db.schema.Tables;
import io.appinventory.db.schema.tables.records.TenantBySlugRecord;
import io.opentelemetry.api.OpenTelemetry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The one place that makes a {@link Scope}: it takes a connection, binds it to the tenant and the
 * application's role, and gives it back. Safe for use by many threads.
 *
 * <p>A read is bound statement by statement, each in one round trip and in a snapshot of its own. A
 * write is one transaction, run again when the database reports a deadlock or a serialization
 * failure.
 */
public final class TenantDatabase {
  private static final int ATTEMPTS = 4;

  private final DataSource dataSource;
  private final CatalogModel model;
  private final Clock clock;
  private final UuidV7 ids;
  private final Binding binding;
  private final DefaultConfiguration configuration = new DefaultConfiguration();
  private final AtomicLong rights = new AtomicLong();

  /**
   * Over a pool whose login may take the role {@code catalog_app}.
   *
   * @param statementTimeout the most time that a statement may take
   */
  public TenantDatabase(
      DataSource dataSource,
      CatalogModel model,
      Clock clock,
      OpenTelemetry telemetry,
      Duration statementTimeout) {
    this.dataSource = dataSource;
    this.model = model;
    this.clock = clock;
    this.ids = new UuidV7(clock);
    this.binding = Binding.within(statementTimeout);
    configuration.set(SQLDialect.POSTGRES);
    configuration.set(new StatementTelemetry(telemetry));
    configuration.set(
        new Settings()
            .withExecuteLogging(false)
            .withRenderSchema(false)
            .withFetchWarnings(false)
            .withAttachRecords(false)
            .withInListPadding(true));
  }

  /** The map of the catalog. */
  public CatalogModel model() {
    return model;
  }

  /** Runs {@code body} with a scope that can only read. */
  public <T extends @Nullable Object> T read(Principal principal, Function<Scope, T> body) {
    try (Lent lent = Lent.by(dataSource)) {
      return body.apply(
          scope(
              principal,
              new FixedConnection(
                  new BoundConnection(lent.connection(), binding, principal.tenantId())),
              () -> {}));
    } catch (SQLException | DataAccessException e) {
      throw translated(e);
    }
  }

  /**
   * Runs {@code body} in one transaction and commits it. The body may be run several times, so what
   * it does outside of the database must bear that.
   */
  public <T extends @Nullable Object> T write(Principal principal, Function<Scope, T> body) {
    AtomicBoolean changed = new AtomicBoolean();
    try {
      return write(principal, body, () -> changed.set(true));
    } finally {
      if (changed.get()) {
        rightsChanged();
      }
    }
  }

  private <T extends @Nullable Object> T write(
      Principal principal, Function<Scope, T> body, Runnable rightsChanged) {
    for (int attempt = 1; ; attempt++) {
      try {
        return writeOnce(principal, body, rightsChanged);
      } catch (SQLException | DataAccessException e) {
        if (attempt == ATTEMPTS || !DatabaseErrors.worthRetrying(e)) {
          throw translated(e);
        }
        pause(attempt);
      }
    }
  }

  /**
   * How often writes of this process have changed what somebody may do: what was learnt of that at
   * another count may be over.
   */
  public long rights() {
    return rights.get();
  }

  /** Counts such a write, once it is committed. */
  public void rightsChanged() {
    rights.incrementAndGet();
  }

  /**
   * The tenant with the slug, if there is one and its users may sign in: all that can be asked
   * without belonging to a tenant.
   */
  public Optional<UUID> activeTenant(String slug) {
    return as(
        "catalog_app",
        dsl ->
            dsl.selectFrom(Tables.TENANT_BY_SLUG.call(slug))
                .fetchOptional()
                .filter(tenant -> Boolean.TRUE.equals(tenant.getIsActive()))
                .map(TenantBySlugRecord::getId));
  }

  /**
   * Runs {@code body}, which is given the time, in one transaction as the role that administers
   * tenants and sees nothing of theirs.
   */
  public <T extends @Nullable Object> T administer(BiFunction<DSLContext, Instant, T> body) {
    return as("catalog_admin", dsl -> body.apply(dsl, now()));
  }

  private <T extends @Nullable Object> T as(String role, Function<DSLContext, T> body) {
    try (Lent lent = Lent.by(dataSource)) {
      Connection connection = lent.connection();
      connection.setAutoCommit(false);
      DSLContext dsl = DSL.using(configuration.derive(new FixedConnection(connection)));
      T result;
      try {
        dsl.select(local("role", role), local("statement_timeout", binding.timeout())).fetch();
        result = body.apply(dsl);
      } catch (Throwable e) {
        rollback(connection, e);
        throw e;
      }
      commit(connection);
      return result;
    } catch (SQLException | DataAccessException e) {
      throw translated(e);
    }
  }

  /** Sets a parameter until the end of the transaction. */
  private static Field<String> local(String parameter, String value) {
    return DSL.function(
        "set_config", String.class, DSL.inline(parameter), DSL.val(value), DSL.inline(true));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A new id. */
  public UUID newId() {
    return ids.next();
  }

  private <T extends @Nullable Object> T writeOnce(
      Principal principal, Function<Scope, T> body, Runnable rightsChanged) throws SQLException {
    try (Lent lent = Lent.by(dataSource)) {
      Connection connection = lent.connection();
      connection.setAutoCommit(false);
      Convoy convoy = new Convoy();
      T result;
      try {
        bind(connection, principal.tenantId());
        result =
            body.apply(scope(principal, new FixedConnection(connection, convoy), rightsChanged));
        convoy.settle();
      } catch (Throwable e) {
        convoy.await();
        rollback(connection, e);
        throw e;
      }
      commit(connection);
      if (convoy.rows() >= Statistics.MUCH) {
        Statistics.refresh(connection);
      }
      return result;
    }
  }

  private void bind(Connection connection, UUID tenantId) throws SQLException {
    try (PreparedStatement bind = connection.prepareStatement(binding.toWrite())) {
      bind.setString(1, tenantId.toString());
      bind.execute();
    }
  }

  private static void rollback(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
      requireReplicated(connection.getWarnings());
    } catch (SQLException e) {
      throw DatabaseErrors.whileCommitting(e);
    }
  }

  /**
   * A commit that was cancelled while it waited for a synchronous standby returns as if it had
   * succeeded, with a warning.
   */
  private static void requireReplicated(@Nullable SQLWarning warning) {
    for (SQLWarning next = warning; next != null; next = next.getNextWarning()) {
      if (String.valueOf(next.getMessage()).contains("synchronous replication")) {
        throw new OutcomeUnknownException(next);
      }
    }
  }

  private Scope scope(Principal principal, FixedConnection connection, Runnable rightsChanged) {
    DSLContext dsl = DSL.using(configuration.derive(connection));
    return new Scope(dsl, principal, model, now(), ids::next, rightsChanged);
  }

  private static RuntimeException translated(Exception error) {
    return DatabaseErrors.unavailable(error)
        .<RuntimeException>map((CatalogException known) -> known)
        .orElseGet(
            () ->
                error instanceof DataAccessException unchecked
                    ? unchecked
                    : new DataAccessException("the database refused", error));
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L << attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
