package io.appinventory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.error.UnavailableException;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No statement of the application runs on and on. */
@ExtendWith(TestDatabaseExtension.class)
class StatementTimeoutTest {
  private static final Principal SOMEBODY = Principal.system(new UUID(0, 1));
  private static final Duration LIMIT = Duration.ofMillis(200);

  private final TestDatabase database;
  private final TenantDatabase limited;

  StatementTimeoutTest(TestDatabase database) {
    this.database = database;
    this.limited =
        new TenantDatabase(
            database.dataSource(),
            new CatalogModel(List.of()),
            Clock.systemUTC(),
            OpenTelemetry.noop(),
            LIMIT);
  }

  private static String limit(DSLContext dsl) {
    return dsl.fetchSingle("show statement_timeout").get(0, String.class);
  }

  private static int sleep(DSLContext dsl) {
    return dsl.fetch("select pg_sleep(20)").size();
  }

  private static void stops(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT));
  }

  @Test
  void stopsAReadThatTakesTooLong() {
    stops(() -> limited.read(SOMEBODY, scope -> sleep(scope.dsl())));
  }

  @Test
  void stopsAWriteThatTakesTooLong() {
    stops(() -> limited.write(SOMEBODY, scope -> sleep(scope.dsl())));
  }

  @Test
  void stopsTheAdministrationWhenItTakesTooLong() {
    stops(() -> limited.administer((dsl, now) -> sleep(dsl)));
  }

  @Test
  void limitsStatementsAndNotTransactions() {
    String last =
        limited.write(
            SOMEBODY,
            scope -> {
              for (int i = 0; i < 5; i++) {
                scope.dsl().fetch("select pg_sleep(0.1)");
              }
              return limit(scope.dsl());
            });
    assertThat(last).isEqualTo("200ms");
  }

  @Test
  void aCatalogHasALimitUnlessToldOtherwise() {
    Catalog standard = Catalog.open(database.dataSource());
    String reading = standard.read(SOMEBODY, reader -> limit(reader.scope().dsl()));
    String writing = standard.in(SOMEBODY, tx -> limit(tx.scope().dsl()));
    assertThat(List.of(reading, writing)).containsOnly("10s");
    CatalogOptions patient = CatalogOptions.standard().withStatementTimeout(Duration.ofMinutes(2));
    String longer =
        Catalog.open(database.dataSource(), patient)
            .read(SOMEBODY, reader -> limit(reader.scope().dsl()));
    assertThat(longer).isEqualTo("2min");
  }

  @Test
  void leavesNothingOnTheConnection() {
    limited.read(SOMEBODY, scope -> limit(scope.dsl()));
    limited.write(SOMEBODY, scope -> limit(scope.dsl()));
    assertThat(limit(DSL.using(database.dataSource(), SQLDialect.POSTGRES))).isEqualTo("0");
  }
}
