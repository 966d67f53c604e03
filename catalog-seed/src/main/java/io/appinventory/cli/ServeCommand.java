package io.appinventory.cli;

import io.appinventory.http.HttpSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves the catalog over HTTP. */
@Command(
    name = "serve",
    description = {
      "Serve the catalog over HTTP until stopped, by Ctrl-C or SIGTERM.",
      "A configured database has to be migrated before; the embedded one is brought up to date."
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin private ListenOptions listen;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    HttpSettings settings = listen.settings();
    DatabaseLogins logins = OpenCatalog.logins(database);
    OpenCatalog.requireMigrated(logins.owner());
    ServingCatalog serving = AtExit.close(ServingCatalog.on(logins.application(), settings));
    String address = serving.start(settings);
    PrintWriter out = spec.commandLine().getOut();
    out.println("serving on " + address + ", the API is described at " + address + "/docs");
    out.flush();
    return ServingCatalog.untilStopped();
  }
}
