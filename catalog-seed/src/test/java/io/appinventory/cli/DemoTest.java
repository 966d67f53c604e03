package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.cli.Commands.Outcome;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.http.HttpSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo is made of, and serving in general. */
class DemoTest {
  private static final HttpSettings ANY_PORT = HttpSettings.onPort(0);

  @Test
  void showsTheSampleCompanyAndKeepsWhatWasChanged(@TempDir Path home) throws Exception {
    try (EmbeddedServer database = EmbeddedServer.open(home)) {
      StringWriter first = new StringWriter();
      try (ServingCatalog serving =
          DemoCommand.prepare(database, ANY_PORT, new PrintWriter(first))) {
        assertThat(first.toString()).containsPattern("total +373 +0 +0");
        String address = serving.start(ANY_PORT);
        for (String user : new String[] {"admin", "editor", "viewer", "commander"}) {
          assertThat(signIn(address, user + "@acme.example").statusCode()).isEqualTo(200);
        }
        Catalog founded = serving.open().catalog();
        assertThat(
                founded.<Long>read(acme(founded), r -> r.count(Deployments.TYPE, Filter.always())))
            .isEqualTo(3_000);
        rename(founded, "Payments", "Money");
      }
      StringWriter second = new StringWriter();
      try (ServingCatalog serving =
          DemoCommand.prepare(database, ANY_PORT, new PrintWriter(second))) {
        assertThat(second.toString()).isEmpty();
        Catalog catalog = serving.open().catalog();
        assertThat(has(catalog, "Money")).isTrue();
        assertThat(has(catalog, "Payments")).isFalse();
      }
    }
  }

  private static Principal acme(Catalog catalog) {
    return Principal.system(catalog.administration().bySlug("acme").orElseThrow().id());
  }

  private static boolean has(Catalog catalog, String team) {
    return catalog.read(acme(catalog), r -> r.findByKey(Teams.TYPE, team).isPresent());
  }

  private static void rename(Catalog catalog, String from, String to) {
    catalog.in(
        acme(catalog),
        tx ->
            tx.patch(
                Teams.TYPE,
                tx.findByKey(Teams.TYPE, from).orElseThrow().id(),
                Changes.<Team>none().set(Teams.NAME, to)));
  }

  private static HttpResponse<String> signIn(String address, String email) throws Exception {
    String body =
        "{\"tenant\": \"acme\", \"email\": \"%s\", \"password\": \"acme-demo-2026\"}"
            .formatted(email);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address + "/api/v1/auth/login"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void saysWhichPortIsTaken() {
    try (TestDatabase database = TestDatabase.migrated();
        ServingCatalog first = ServingCatalog.on(database.settings(), ANY_PORT)) {
      String address = first.start(ANY_PORT);
      HttpSettings same = HttpSettings.onPort(URI.create(address).getPort());
      try (ServingCatalog second = ServingCatalog.on(database.settings(), same)) {
        assertThatThrownBy(() -> second.start(same))
            .hasMessage("port " + same.port() + " is taken; choose another with --port");
      }
    }
  }

  @Test
  void doesNotServeADatabaseThatIsNotMigrated() {
    try (TestDatabase database = TestDatabase.empty()) {
      Outcome served = new Commands(database).run("serve", "--port=0");
      Outcome listed = new Commands(database).run("tenant", "list");

      assertThat(served.status()).isEqualTo(1);
      assertThat(served.err().lines())
          .containsExactly(
              "catalog: the database is not migrated to this version of the program; \"catalog"
                  + " migrate\" does it");
      assertThat(listed.status()).isEqualTo(1);
      assertThat(listed.err().lines()).hasSize(1);
      assertThat(listed.err()).containsAnyOf("is not migrated", "cannot be taken");
    }
  }

  @Test
  void refusesPortsThatAreNone() {
    assertThat(Commands.execute("serve", "--port=70000").err())
        .isEqualToIgnoringNewLines(
            "catalog: port must be 0 to 65535, not 70000 (CATALOG_PORT or --port)");
    assertThat(Commands.execute("serve", "--port=x").status()).isEqualTo(2);
  }

  @Test
  void refusesShortTokensOfTheInstallation() {
    assertThat(Commands.execute("serve", "--port=0", "--admin-token=short").err())
        .isEqualToIgnoringNewLines(
            "catalog: the installation's token must have at least 16 characters"
                + " (CATALOG_ADMIN_TOKEN or --admin-token)");
  }
}
