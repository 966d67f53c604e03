package io.appinventory.cli;

import io.appinventory.db.Database;
import io.appinventory.db.Migration;
import io.appinventory.db.Migrator;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema up. */
@Command(name = "migrate", description = "Bring the schema up to this version of the program.")
final class MigrateCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (var owner = Database.open(database.logins().owner())) {
      var migrator = new Migrator(owner.dataSource());
      List<Migration> applied = migrator.migrate();
      applied.forEach(m -> out.println("applied " + m.version() + " " + m.description()));
      if (applied.isEmpty()) {
        out.println("up to date at version " + migrator.status().getLast().version());
      }
      return 0;
    }
  }
}
