package io.appinventory.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A statement as somebody who knows PostgreSQL would write it for one question alone, through plain
 * JDBC. Its parameters are {@code :tenant} and {@code :start}.
 */
final class HandWritten implements AutoCloseable, Load.Work {
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):(tenant|start)\\b");

  private final TenantSession session;
  private final PreparedStatement statement;

  /**
   * Prepares it.
   *
   * @param file its name among the resources
   * @param start the entity that is asked about
   */
  HandWritten(DataSource source, UUID tenantId, String file, UUID start)
      throws SQLException, IOException {
    this.session = new TenantSession(source, tenantId);
    String sql = text(file);
    this.statement = session.prepare(PARAMETER.matcher(sql).replaceAll("?"));
    Matcher parameters = PARAMETER.matcher(sql);
    for (int i = 1; parameters.find(); i++) {
      statement.setObject(i, parameters.group(1).equals("tenant") ? tenantId : start);
    }
  }

  /** Prepares one that has no start. */
  HandWritten(DataSource source, UUID tenantId, String file) throws SQLException, IOException {
    this(source, tenantId, file, tenantId);
  }

  private static String text(String file) throws IOException {
    try (InputStream in = HandWritten.class.getResourceAsStream("/bench/" + file)) {
      String all =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return all.replaceAll("(?m)^--.*$", "");
    }
  }

  @Override
  public void once() throws SQLException {
    TenantSession.readAll(statement);
  }

  /** All rows. */
  List<List<Object>> rows() throws SQLException {
    List<List<Object>> all = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        all.add(row);
      }
    }
    return all;
  }

  /** The distances of the nodes it finds. */
  Map<UUID, Integer> distances() throws SQLException {
    Map<UUID, Integer> distances = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (rows.getString("what").equals("node")) {
          distances.put(rows.getObject("id", UUID.class), rows.getInt("distance"));
        }
      }
    }
    return distances;
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}
