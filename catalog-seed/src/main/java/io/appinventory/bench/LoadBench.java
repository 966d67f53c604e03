package io.appinventory.bench;

import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.generate.CatalogGenerator;
import io.appinventory.generate.GeneratedTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * How fast a generated catalog is loaded, with its audit entries, counts and search documents,
 * against COPY alone of the same rows into the same tables with the same indexes. Both are taken
 * back, so that the tenant, which has to be empty, stays so.
 */
public final class LoadBench {
  private static final int ROUNDS = 3;
  private static final double AIM = 0.5;

  private final DataSource owner;
  private final CatalogModel model;
  private final UUID tenantId;
  private final int services;

  /**
   * Over an empty tenant.
   *
   * @param owner of the login that owns the tables
   */
  public LoadBench(DataSource owner, CatalogModel model, UUID tenantId, int services) {
    this.owner = owner;
    this.model = model;
    this.tenantId = tenantId;
    this.services = services;
  }

  /** Measures. */
  public Outcome run() throws SQLException, IOException {
    Path folder = Files.createTempDirectory("catalog-bench-");
    try (CopyTape tape = new CopyTape(folder)) {
      long rows = load(tape);
      long[] latencies = new long[ROUNDS];
      double[] speeds = new double[ROUNDS];
      double[] limits = new double[ROUNDS];
      double[] ratios = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        long start = System.nanoTime();
        load(null);
        latencies[i] = System.nanoTime() - start;
        speeds[i] = rows * 1e9 / latencies[i];
        limits[i] = rows * 1e9 / copy(tape);
        ratios[i] = speeds[i] / limits[i];
      }
      String name =
          String.format(Locale.ROOT, "rows of a load of %,d services, %,d in all", services, rows);
      return Outcome.of(
          name,
          1,
          new Outcome.Speed(Duel.median(speeds), Duel.median(limits), Duel.median(ratios), AIM),
          latencies);
    }
  }

  private long load(@Nullable CopyTape tape) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Connection used = tape == null ? connection : tape.recording(connection);
        return GeneratedTenant.fill(
            used, model, tenantId, CatalogGenerator.Size.of(services), 1, progress -> {});
      } finally {
        connection.rollback();
      }
    }
  }

  private long copy(CopyTape tape) throws SQLException, IOException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long start = System.nanoTime();
        tape.play(connection.unwrap(PGConnection.class).getCopyAPI());
        return System.nanoTime() - start;
      } finally {
        connection.rollback();
      }
    }
  }
}
