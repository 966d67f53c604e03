package io.appinventory.cli;

import io.appinventory.db.Database;
import io.appinventory.db.Migration;
import io.appinventory.db.Migrator;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the schema down again, and the data in it. */
@Command(
    name = "undo",
    description =
        "Take the schema down again, all or nothing. What is in the tables goes with them.")
final class UndoCommand implements Callable<Integer> {
  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "Version that stays. Default: nothing stays.")
  private @Nullable String version;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (var owner = Database.open(database.logins().owner())) {
      var migrator = new Migrator(owner.dataSource());
      List<Migration> undone = version == null ? migrator.undoAll() : migrator.undoTo(version);
      undone.forEach(m -> out.println("undid " + m.version() + " " + m.description()));
      if (undone.isEmpty()) {
        out.println("nothing to undo");
      }
      return 0;
    }
  }
}
