package io.appinventory.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.testing.TestDatabaseExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole schema keeps to the {@linkplain SchemaRule rules}, and each rule notices when it is
 * broken.
 */
@ExtendWith(TestDatabaseExtension.class)
final class SchemaRulesTest {
  private final DataSource database;

  SchemaRulesTest(DataSource database) {
    this.database = database;
  }

  @ParameterizedTest
  @EnumSource
  void schemaKeepsTo(SchemaRule rule) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(offenders(statement, rule)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void breachIsNoticed(SchemaRule rule) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(rule.breach());
      assertThat(offenders(statement, rule)).isNotEmpty();
      connection.rollback();
    }
  }

  private static List<String> offenders(Statement statement, SchemaRule rule) throws SQLException {
    List<String> names = new ArrayList<>();
    try (var rows = statement.executeQuery(rule.offenders())) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
