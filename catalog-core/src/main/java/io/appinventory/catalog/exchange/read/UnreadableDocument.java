package io.appinventory.catalog.exchange.read;

import java.io.Serial;

/** A document that cannot be read. The message is the reason, without its place. */
public final class UnreadableDocument extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;
  private final int line;
  private final int column;

  /**
   * A reason and where it lies.
   *
   * @param line the line within the file, from 1
   * @param column the column, from 1; 0 when the whole line is meant
   */
  public UnreadableDocument(String reason, int line, int column) {
    super(reason, null, false, false);
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /** What is wrong. */
  public String reason() {
    return reason;
  }

  /** The line within the file, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1; 0 when the whole line is meant. */
  public int column() {
    return column;
  }
}
