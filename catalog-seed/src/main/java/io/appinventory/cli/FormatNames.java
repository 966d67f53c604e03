package io.appinventory.cli;

import io.appinventory.catalog.model.Coded;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What {@code --format} names: formats to read, and {@value #JSON} for a report of programs. */
final class FormatNames {
  /** Asks for a report that programs read. */
  static final String JSON = "json";

  private FormatNames() {}

  /** The formats among the names; all when there are none. */
  static <F extends Enum<F> & Coded> Set<F> formats(
      CommandSpec spec, List<String> names, Class<F> known) {
    Set<F> formats = EnumSet.noneOf(known);
    for (String name : names) {
      if (!name.equals(JSON)) {
        formats.add(format(spec, name, known));
      }
    }
    return formats.isEmpty() ? EnumSet.allOf(known) : formats;
  }

  private static <F extends Enum<F> & Coded> F format(
      CommandSpec spec, String name, Class<F> known) {
    return EnumSet.allOf(known).stream()
        .filter(format -> format.code().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ParameterException(spec.commandLine(), "there is no format '" + name + "'"));
  }
}
