package io.appinventory.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened when the process ends, by itself or by a signal: last opened, first
 * closed. The JVM's own hooks run in no order, and a server that still answers needs its database.
 */
public final class AtExit {
  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "at-exit"));
  }

  private AtExit() {}

  /** Closes this at the end, before everything that was registered earlier. */
  public static <T extends AutoCloseable> T close(T opened) {
    synchronized (OPEN) {
      OPEN.push(opened);
    }
    return opened;
  }

  // One thing that fails to close must not keep the rest open.
  private static void closeAll() {
    synchronized (OPEN) {
      while (!OPEN.isEmpty()) {
        try {
          OPEN.pop().close();
        } catch (Exception e) {
          LoggerFactory.getLogger(AtExit.class).warn("could not close at exit: {}", e.getMessage());
        }
      }
    }
  }
}
