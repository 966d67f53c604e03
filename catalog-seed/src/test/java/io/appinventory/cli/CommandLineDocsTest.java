package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command, flag and variable of the command line is documented. */
class CommandLineDocsTest {
  private static final Path DOCS = Path.of("..", "docs", "command-line.md");
  private static final Pattern VARIABLE = Pattern.compile("env:(CATALOG_[A-Z_]+)");

  private static void collect(CommandLine command, String path, Set<String> names) {
    command.getSubcommands().forEach((name, inner) -> collect(inner, path + name + " ", names));
    if (command.getSubcommands().isEmpty()) {
      names.add("`" + path.strip());
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      names.addAll(List.of(option.longestName()));
      var variable = VARIABLE.matcher(String.valueOf(option.defaultValue()));
      if (variable.find()) {
        names.add("`" + variable.group(1) + "`");
      }
    }
  }

  @Test
  void nothingIsMissing() throws IOException {
    Set<String> names = new TreeSet<>();
    collect(Main.commandLine(), "", names);
    names.removeAll(Set.of("`help", "--help"));

    String docs = Files.readString(DOCS);

    assertThat(names).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(docs).contains(name));
  }
}
