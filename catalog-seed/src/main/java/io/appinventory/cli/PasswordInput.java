package io.appinventory.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Asks for a new password: twice and without echo on a terminal, else one line of standard input.
 */
final class PasswordInput {
  private PasswordInput() {}

  /**
   * The password.
   *
   * @throws CommandFailure when there is none, or the two differ
   */
  static String read(String whose) {
    Console console = Terminal.console();
    return console == null ? fromStandardInput() : ask(console, whose);
  }

  private static String ask(Console console, String whose) {
    char[] first = console.readPassword("Password of %s: ", whose);
    char[] second = console.readPassword("Again: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw new CommandFailure("the two passwords differ");
    }
    return new String(first);
  }

  private static String fromStandardInput() {
    try {
      var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = input.readLine();
      if (Objects.requireNonNullElse(line, "").isEmpty()) {
        throw new CommandFailure(
            "no password: type one on a terminal or give it on standard input");
      }
      return line;
    } catch (IOException e) {
      throw new CommandFailure("cannot read the password: " + e.getMessage(), e);
    }
  }
}
