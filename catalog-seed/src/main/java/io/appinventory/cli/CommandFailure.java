package io.appinventory.cli;

import org.jspecify.annotations.Nullable;

/**
 * Ends a command with exit code 1. The message is one line that says what, which value and what to
 * do.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure nobody else has reported before. */
  public CommandFailure(String message) {
    this(message, null);
  }

  /** A failure with what led to it, shown with {@code --verbose}. */
  public CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
