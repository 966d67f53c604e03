package io.appinventory.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lists the commands or explains one. Picocli's own has a {@code --help} that collides with the
 * inherited one.
 */
@Command(name = "help", helpCommand = true, description = "List the commands, or explain one.")
final class HelpCommand implements Runnable {
  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
  private @Nullable String command;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine all = spec.parent().commandLine();
    CommandLine wanted = command == null ? all : all.getSubcommands().get(command);
    if (wanted == null) {
      throw new ParameterException(all, "there is no command " + command);
    }
    wanted.usage(spec.commandLine().getOut());
  }
}
