package io.appinventory.db;

import static io.appinventory.db.schema.Tables.INSTALLATION_AUDIT_LOGS;

import io.appinventory.db.schema.Routines;
import io.appinventory.db.schema.Tables;
import io.appinventory.db.schema.tables.records.PartitionsRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Tables that are kept by time: makes partitions for the time to come, and takes away what is old.
 * Needs the login that owns the schema.
 *
 * <p>Nobody who reads or writes waits for it for longer than {@link #PATIENCE}: a lock that is not
 * had within that time is let go and asked for again.
 */
public final class Partitions {
  /** The most time that others may wait for a lock that is asked for here. */
  public static final Duration PATIENCE = Duration.ofMillis(100);

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int ATTEMPTS = 600;
  private static final String AUDIT = Tables.AUDIT_LOGS.getName();
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DataSource owner;

  /** For a database whose schema is there. */
  public Partitions(DataSource owner) {
    this.owner = owner;
  }

  /** All partitions of all tables, the oldest first. */
  public List<Partition> all() {
    return with(dsl -> dsl.selectFrom(Tables.PARTITIONS.call()).fetch(Partitions::partition));
  }

  private static Partition partition(PartitionsRecord row) {
    return new Partition(
        Objects.requireNonNull(row.getTableName()),
        Objects.requireNonNull(row.getPartitionName()),
        Optional.ofNullable(row.getSince()),
        Optional.ofNullable(row.getUntil()),
        Objects.requireNonNull(row.getBytes()),
        Objects.requireNonNull(row.getLeaving()));
  }

  /** Makes what is missing until the partition that holds {@code moment}. */
  public void addUntil(Instant moment) {
    List<String> tables = all().stream().map(Partition::table).distinct().toList();
    run(
        dsl -> {
          for (String table : tables) {
            if (table.equals(AUDIT)) {
              dsl.execute("call add_audit_years({0})", DSL.val(moment));
            } else {
              dsl.execute("call add_partitions({0}, {1})", regclass(table), DSL.val(moment));
            }
          }
        });
  }

  /**
   * Takes a partition away with all that is in it. Rows of other tables must not refer to it any
   * more. Until {@link #addBefore} rows of its time are refused.
   *
   * @throws MigrationException when something refers to it
   */
  public void retire(Partition partition) {
    run(
        dsl -> {
          detach(dsl, partition);
          patiently(() -> dsl.transaction(transaction -> drop(transaction.dsl(), partition)));
        });
  }

  private static void drop(DSLContext dsl, Partition partition) {
    dsl.dropTable(DSL.name(partition.name())).execute();
    dsl.insertInto(INSTALLATION_AUDIT_LOGS)
        .set(INSTALLATION_AUDIT_LOGS.ID, UUID.randomUUID())
        .set(INSTALLATION_AUDIT_LOGS.ACTION, "retire")
        .set(INSTALLATION_AUDIT_LOGS.ENTITY_TYPE, "partitions")
        .set(INSTALLATION_AUDIT_LOGS.ENTITY_NAME, partition.name())
        .set(
            INSTALLATION_AUDIT_LOGS.METADATA,
            DSL.jsonbObject(
                DSL.key("table").value(partition.table()),
                DSL.key("until").value(partition.until().orElseThrow().toString())))
        .execute();
  }

  /** Makes the partition for all that is before the first month, where it was taken away. */
  public void addBefore(String table) {
    List<Partition> left = all().stream().filter(each -> each.table().equals(table)).toList();
    Partition first = left.getFirst();
    first
        .since()
        .filter(since -> !table.equals(AUDIT))
        .ifPresent(
            since ->
                run(
                    dsl -> {
                      Object end = Routines.uuidV7Floor(dsl.configuration(), since);
                      String bounds = "from (minvalue) to ('" + end + "')";
                      patiently(
                          () ->
                              dsl.execute(
                                  "call add_partition({0}, 'before', {1})",
                                  regclass(table), DSL.val(bounds)));
                    }));
  }

  /**
   * What is concurrent waits for those who read the partition, and nobody waits for it. With a
   * default partition, which the audit log has, PostgreSQL has only the other way.
   */
  private static void detach(DSLContext dsl, Partition partition) {
    Name table = DSL.name(partition.table());
    Name part = DSL.name(partition.name());
    if (partition.table().equals(AUDIT)) {
      limitWaits(dsl);
      patiently(() -> dsl.execute("alter table {0} detach partition {1}", table, part));
    } else {
      String how = partition.leaving() ? " finalize" : " concurrently";
      dsl.execute("alter table {0} detach partition {1}" + how, table, part);
      limitWaits(dsl);
    }
  }

  private static void limitWaits(DSLContext dsl) {
    dsl.execute("set lock_timeout = '" + PATIENCE.toMillis() + "ms'");
  }

  private static Field<Object> regclass(String table) {
    return DSL.field("{0}::regclass", DSL.val(table));
  }

  private static void patiently(Runnable step) {
    for (int attempt = 1; ; attempt++) {
      try {
        step.run();
        return;
      } catch (DataAccessException e) {
        if (attempt == ATTEMPTS || !LOCK_NOT_AVAILABLE.equals(e.sqlState())) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MigrationException("interrupted while waiting for a lock", e);
    }
  }

  private interface Work<T> {
    T run(DSLContext dsl);
  }

  private void run(Consumer<DSLContext> work) {
    with(
        dsl -> {
          work.accept(dsl);
          return true;
        });
  }

  private <T> T with(Work<T> work) {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(true);
      try {
        return work.run(DSL.using(connection, SQLDialect.POSTGRES));
      } finally {
        DSL.using(connection, SQLDialect.POSTGRES).execute("reset lock_timeout");
      }
    } catch (SQLException | DataAccessException e) {
      throw new MigrationException(DatabaseException.reason(e), e);
    }
  }
}
