package io.appinventory.db;

import static io.appinventory.db.schema.Tables.TENANTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class DatabaseTest {
  @Test
  void opensAMigratedDatabase(TestDatabase test) {
    try (var database = Database.open(test.settings())) {
      assertThat(DSL.using(database.dataSource(), SQLDialect.POSTGRES).fetchCount(TENANTS))
          .isZero();
    }
  }

  @Test
  void errorsDoNotTellValues(TestDatabase test) {
    try (var database = Database.open(test.settings())) {
      var dsl = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
      dsl.execute("create temporary table addresses (email text primary key)");
      var insert = "insert into addresses values ('ana@acme.example'), ('ana@acme.example')";
      assertThatThrownBy(() -> dsl.execute("/* */ " + insert.replace("'ana@", "'ana' || '@")))
          .hasStackTraceContaining("addresses_pkey")
          .hasStackTraceContaining("unique")
          .message()
          .doesNotContain("ana@acme.example");
    }
  }

  @Test
  void saysWhereNobodyAnswersAndNoSecret() {
    var nowhere =
        new DatabaseSettings(
            "jdbc:postgresql://localhost:1/catalog?password=secret",
            "me",
            "",
            1,
            Duration.ofMillis(300));

    assertThatThrownBy(() -> Database.open(nowhere))
        .isInstanceOf(DatabaseUnavailableException.class)
        .hasMessageStartingWith(
            "cannot connect to jdbc:postgresql://localhost:1/catalog: Connection to localhost:1"
                + " refused")
        .hasMessageNotContaining("secret");
    assertThat(nowhere.withLogin("me", "secret")).asString().doesNotContain("secret");
  }

  @Test
  void refusesSettingsOutsideTheirLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DatabaseSettings.of("jdbc:mysql://localhost/catalog?password=secret", "me", ""))
        .withMessage(
            "database URL must start with jdbc:postgresql:, not jdbc:mysql://localhost/catalog");
    var settings = DatabaseSettings.of("jdbc:postgresql:catalog", "me", "");
    assertThatIllegalArgumentException().isThrownBy(() -> settings.withPoolSize(0));
  }
}
