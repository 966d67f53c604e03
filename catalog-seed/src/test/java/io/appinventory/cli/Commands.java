package io.appinventory.cli;

import io.appinventory.db.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands in this process, on a test database. */
final class Commands {
  private final List<String> database;

  Commands(TestDatabase database) {
    var settings = database.settings();
    this.database =
        List.of(
            "--db-url=" + settings.url(),
            "--db-user=" + settings.user(),
            "--db-password=" + settings.password());
  }

  /** What a command answered. */
  record Outcome(int status, String out, String err) {}

  Outcome run(String... arguments) {
    return execute(Stream.concat(Stream.of(arguments), database.stream()).toArray(String[]::new));
  }

  /** Runs a command with this on its standard input. */
  Outcome runWith(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  static Outcome execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Outcome(status, out.toString(), err.toString());
  }
}
