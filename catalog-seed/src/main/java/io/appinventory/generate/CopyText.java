package io.appinventory.generate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Rows of one table on their way through COPY, in its text format (PostgreSQL documentation, COPY).
 */
final class CopyText {
  private static final int FULL = 1 << 22;

  private final Connection connection;
  private final String statement;
  private final StringBuilder rows = new StringBuilder();
  private long written;

  CopyText(Connection connection, Table<?> table, List<? extends Field<?>> columns) {
    this.connection = connection;
    this.statement =
        "copy "
            + table.getUnqualifiedName()
            + " ("
            + String.join(
                ", ", columns.stream().map(c -> c.getUnqualifiedName().toString()).toList())
            + ") from stdin";
  }

  /** Adds a row, the values in the order of the columns. */
  void row(List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        rows.append('\t');
      }
      append(values.get(i));
    }
    rows.append('\n');
    written++;
    if (rows.length() > FULL) {
      flush();
    }
  }

  /** Sends what has been added. */
  void flush() throws SQLException {
    if (!rows.isEmpty()) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      try {
        copy.copyIn(
            statement, new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new SQLException("the connection broke while copying", e);
      }
      rows.setLength(0);
    }
  }

  /** How many rows have been added. */
  long written() {
    return written;
  }

  private void append(@Nullable Object value) {
    if (value == null) {
      rows.append("\\N");
      return;
    }
    String text = value instanceof JSONB json ? json.data() : value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        default -> rows.append(c);
      }
    }
  }
}
