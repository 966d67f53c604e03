package io.appinventory.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's entrance: exit code 0 on success, 1 on failure, 2 on wrong usage. */
@Command(
    name = "catalog",
    description = "A catalog of everything an enterprise runs and builds.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MigrateCommand.class,
      UndoCommand.class,
      PartitionsCommand.class,
      DemoCommand.class,
      ServeCommand.class,
      CommandGroup.Tenants.class,
      CommandGroup.Users.class,
      CommandGroup.Tokens.class,
      CommandGroup.Audit.class,
      SeedCommand.class,
      GenerateCommand.class,
      BenchCommand.class,
      ScoreCommand.class,
      ImportCommand.class,
      EvidenceCommand.class,
      ResultsCommand.class,
      ExportCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  private static final int FAILURE = 1;
  private static final int WRONG_USAGE = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  /** Runs a command and ends the process. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    var main = new Main();
    return new CommandLine(main)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(main::failed)
        .setParameterExceptionHandler(Main::misused);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private int failed(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter errors = command.getErr();
    errors.println("catalog: " + Failures.oneLine(failure));
    if (verbose) {
      failure.printStackTrace(errors);
    }
    errors.flush();
    return FAILURE;
  }

  private static int misused(ParameterException misuse, String[] args) {
    CommandLine command = misuse.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String help = command.getParent() == null ? "catalog help" : name + " --help";
    command.getErr().println("%s: %s; see %s".formatted(name, misuse.getMessage(), help));
    command.getErr().flush();
    return WRONG_USAGE;
  }
}
