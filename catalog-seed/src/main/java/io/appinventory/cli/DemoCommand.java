package io.appinventory.cli;

import io.appinventory.catalog.Catalog;
import io.appinventory.db.Database;
import io.appinventory.http.HttpSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Shows the catalog of a sample company. Always on the embedded database: users whose password
 * everybody knows have no place in another.
 */
@Command(
    name = "demo",
    description = {
      "Serve the catalog of a sample company, on an embedded PostgreSQL, until stopped.",
      "The first start loads the sample data and makes users to sign in as; later ones keep what is"
          + " there."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin private ListenOptions listen;

  @Mixin private HomeOption home;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (System.getenv("CATALOG_DB_URL") != null) {
      spec.commandLine()
          .getErr()
          .println("The demo has a database of its own; CATALOG_DB_URL is not used.");
    }
    HttpSettings settings = listen.settings();
    out.println("Starting an embedded PostgreSQL in " + home.folder() + " ...");
    out.flush();
    ServingCatalog serving = AtExit.close(prepare(home.embeddedServer(), settings, out));
    print(serving.start(settings), out);
    return ServingCatalog.untilStopped();
  }

  /** Migrates, loads the sample data unless they are there, and prepares the server. */
  static ServingCatalog prepare(EmbeddedServer database, HttpSettings settings, PrintWriter out) {
    OpenCatalog.migrate(database.owner());
    ServingCatalog serving = ServingCatalog.on(database.application(), settings);
    try (LoadProgressBar progress = LoadProgressBar.onTerminal("Loading the sample company")) {
      SampleCompany.foundOnce(serving.open().catalog(), progress)
          .ifPresent(
              report -> {
                deliver(serving.open().catalog(), database);
                progress.close();
                SeedCommand.print(report, out);
                out.println();
              });
    } catch (RuntimeException e) {
      serving.close();
      throw e;
    }
    return serving;
  }

  private static void deliver(Catalog catalog, EmbeddedServer database) {
    try (Database owner = Database.open(database.owner().withPoolSize(1))) {
      SampleCompany.deliver(catalog, owner.dataSource());
    }
  }

  private void print(String address, PrintWriter out) {
    out.println(
        """
        The catalog of Acme, an invented online retailer, is at %1$s (try the API at %1$s/docs).
        Its data stay in %2$s. Ctrl-C stops.

        Sign in to the tenant %3$s with the password %4$s as
          admin@acme.example      everything
          editor@acme.example     reads everything, writes the catalog
          commander@acme.example  reads everything, writes incidents
          viewer@acme.example     reads

        For example:
          TOKEN=$(curl -s %1$s/api/v1/auth/login -H 'Content-Type: application/json' \\
            -d '{"tenant": "%3$s", "email": "admin@acme.example", "password": "%4$s"}' \\
            | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
          curl -s %1$s/api/v1/services -H "Authorization: Bearer $TOKEN" -G \\
            -d per_page=5 --data-urlencode 'filter=type = "api" AND operational_status != "operational"'\
        """
            .formatted(address, home.folder(), SampleCompany.SLUG, SampleCompany.PASSWORD));
    out.flush();
  }
}
