package io.appinventory.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import io.appinventory.generate.CatalogGenerator;
import io.appinventory.generate.GeneratedTenant;
import io.appinventory.http.CatalogServer;
import io.appinventory.http.HttpSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is measured can be asked, of a small tenant too, and leaves it as it was. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchTest {
  private static final int SERVICES = 60;

  private final TestDatabase database;
  private final Catalog catalog;
  private final Principal principal;

  BenchTest(TestDatabase database) {
    this.database = database;
    this.catalog = Catalog.open(database.dataSource());
    this.principal = Principal.system(catalog.administration().create("small", "Small").id());
  }

  @BeforeAll
  void fill() throws Exception {
    GeneratedTenant.fill(
        database.dataSource(),
        catalog.model(),
        principal.tenantId(),
        CatalogGenerator.Size.of(SERVICES),
        7,
        progress -> {});
  }

  private long services(Principal of) {
    return catalog.read(of, reader -> reader.count(Services.TYPE, FilterParser.parse("")));
  }

  @Test
  void everyQuestionCanBeAskedOfASmallTenant() {
    for (Question question : new Questions(catalog, principal).inCore()) {
      assertThat(catalog.read(principal, question.inCore()::apply)).as(question.name()).isNotNull();
    }
  }

  @Test
  void everyQuestionIsAnsweredOverHttp() throws Exception {
    try (CatalogServer server = CatalogServer.create(catalog, HttpSettings.onPort(0)).start()) {
      String token = HttpBench.token(catalog, principal, HttpBench.newUser(catalog, principal));
      for (Question question : new Questions(catalog, principal).inCore()) {
        try (KeepAlive client = new KeepAlive(server.port(), question.path(), token)) {
          assertThatCode(client::once).as(question.name()).doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void thereAreTwelveScenariosAndEachCanBeAsked() {
    Scenarios scenarios = new Scenarios(catalog, principal);
    assertThat(scenarios.entities()).isGreaterThan(SERVICES);
    List<Scenario> all = scenarios.all();
    assertThat(all.stream().map(Scenario::number))
        .isEqualTo(IntStream.rangeClosed(1, 12).boxed().toList());
    for (Scenario scenario : all) {
      assertThat(catalog.read(principal, scenario.ask()::apply)).as(scenario.ours()).isNotNull();
    }
  }

  @Test
  void aReplayThatIsTakenBackCanBeRepeatedAndLeavesNothing() throws Exception {
    Recorder recorder = new Recorder(database.dataSource());
    Catalog recorded = Catalog.open(recorder.dataSource());
    recorder.clear();
    new WriteBench(database.dataSource(), principal, catalog, recorder)
        .takeBack(
            recorded,
            transaction ->
                transaction.patch(
                    Services.TYPE,
                    transaction.list(Services.TYPE, ListQuery.all()).items().getFirst().id(),
                    Changes.<Service>none().set(Services.DESCRIPTION, "patched")));
    try (Replay replay =
        Replay.takenBack(database.dataSource(), principal.tenantId(), recorder.statements())) {
      replay.once();
      replay.once();
    }
    assertThat(services(principal)).isEqualTo(SERVICES);
  }

  @Test
  void whatWasCopiedCanBeCopiedAgain() throws Exception {
    var empty = catalog.administration().create("empty", "Empty");
    Outcome outcome = new LoadBench(database.dataSource(), catalog.model(), empty.id(), 5).run();
    assertThat(outcome.perSecond()).isPositive();
    assertThat(outcome.limitPerSecond()).isPositive();
    assertThat(services(Principal.system(empty.id()))).isZero();
  }

  @Test
  void tellsHowMuchRoomEachTableTakes() throws Exception {
    Map<String, Long> sizes = Storage.of(database.dataSource());
    assertThat(sizes).containsKeys("services", "search_documents");
    assertThat(sizes.values()).allMatch(bytes -> bytes >= 0);
  }
}
