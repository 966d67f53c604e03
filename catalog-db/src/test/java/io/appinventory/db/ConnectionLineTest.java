package io.appinventory.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

@ExtendWith(TestDatabaseExtension.class)
class ConnectionLineTest {
  private static Database open(TestDatabase test, Duration patience) {
    DatabaseSettings settings = test.settings();
    return Database.open(
        new DatabaseSettings(settings.url(), settings.user(), settings.password(), 2, patience));
  }

  @Test
  void servesManyMoreThreadsThanThereAreConnections(TestDatabase test) throws Exception {
    try (Database database = open(test, Duration.ofSeconds(20));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> ask =
          () -> {
            try (Connection connection = database.dataSource().getConnection()) {
              return DSL.using(connection).selectOne().fetchSingle().value1();
            }
          };
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        all.add(ask);
      }
      for (Future<Integer> answer : threads.invokeAll(all)) {
        assertThat(answer.get()).isOne();
      }
    }
  }

  @Test
  void saysThatNoneBecameFreeAndGoesOnOnceOneDoes(TestDatabase test) throws Exception {
    try (Database database = open(test, Duration.ofMillis(300))) {
      try (Connection one = database.dataSource().getConnection();
          Connection other = database.dataSource().getConnection()) {
        assertThat(one.unwrap(PGConnection.class)).isNotSameAs(other.unwrap(PGConnection.class));
        assertThatThrownBy(() -> database.dataSource().getConnection())
            .isInstanceOf(SQLTransientConnectionException.class)
            .hasMessage("no connection became free within 300 ms");
        one.close(); // and once more at the end
      }
      try (Connection one = database.dataSource().getConnection();
          Connection other = database.dataSource().getConnection()) {
        assertThatThrownBy(() -> database.dataSource().getConnection())
            .isInstanceOf(SQLTransientConnectionException.class);
        assertThat(one.isValid(1) && other.isValid(1)).isTrue();
      }
    }
  }
}
