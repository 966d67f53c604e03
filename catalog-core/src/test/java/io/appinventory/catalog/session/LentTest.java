package io.appinventory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class LentTest {
  private boolean breaking;

  @Test
  void whatIsCommittedIsNotRefusedWhenTheConnectionBreaksAfterwards(TestDatabase database) {
    Catalog catalog = Catalog.open(breakingWhenClosed(database.dataSource()));
    Principal system = Principal.system(catalog.administration().create("lent", "Lent").id());
    breaking = true;
    Team team =
        catalog.in(
            system, tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "Committed")));
    assertThat(catalog.<Team>read(system, reader -> reader.get(Teams.TYPE, team.id())))
        .isEqualTo(team);
  }

  private DataSource breakingWhenClosed(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            LentTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> broken((Connection) method.invoke(source, arguments)));
  }

  private Connection broken(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            LentTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              Object result = method.invoke(connection, arguments);
              if (breaking && method.getName().equals("close")) {
                throw new SQLException("the connection was lost", "08006");
              }
              return result;
            });
  }
}
