package io.appinventory.cli;

import java.util.List;
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
  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command to explain.")
  private List<String> names = List.of();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine explained = spec.parent().commandLine();
    for (String name : names) {
      CommandLine inner = explained.getSubcommands().get(name);
      if (inner == null) {
        throw new ParameterException(explained, "there is no command " + name);
      }
      explained = inner;
    }
    explained.usage(spec.commandLine().getOut());
  }
}
