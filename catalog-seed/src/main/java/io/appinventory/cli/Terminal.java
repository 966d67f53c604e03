package io.appinventory.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The terminal, if there is one. */
final class Terminal {
  static {
    // Newer JDKs may answer with a console of another kind where there is no terminal.
    System.setProperty("jdk.console", "java.base");
  }

  private Terminal() {}

  /** The terminal; null when standard input or output is none. */
  static @Nullable Console console() {
    return System.console();
  }

  /** Whether somebody is watching. */
  static boolean isWatched() {
    return console() != null;
  }
}
