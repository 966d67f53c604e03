package io.appinventory.http.collection;

import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a batch, one after the other as they come in. Blank lines count and say nothing. */
final class BatchLines {
  /** The most lines of a batch. */
  static final int MAX_LINES = 10_000;

  private final InputStream in;
  private final int maxBytes;
  private int number;
  private boolean ended;

  /**
   * Over a body.
   *
   * @param maxBytes the most bytes of one line
   */
  BatchLines(InputStream in, int maxBytes) {
    this.in = new BufferedInputStream(in, 65_536);
    this.maxBytes = maxBytes;
  }

  /**
   * The next line that is not blank, whose {@link #number} it then is; empty at the end.
   *
   * @throws ProblemException when there are too many, or this one is too long
   */
  Optional<byte[]> next() throws IOException {
    while (!ended) {
      byte[] line = read();
      if (!isBlank(line)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** The number of the line that was read last, from 1 on; 0 before. */
  int number() {
    return number;
  }

  private byte[] read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (line.size() == maxBytes) {
        throw tooLarge("Line " + (number + 1) + " is longer than " + maxBytes + " bytes.");
      }
      line.write(next);
      next = in.read();
    }
    ended = next < 0;
    if (number == MAX_LINES && line.size() > 0) {
      throw tooLarge("The batch has more than " + MAX_LINES + " lines.");
    }
    number++;
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private static ProblemException tooLarge(String detail) {
    return new ProblemException(ProblemType.TOO_LARGE, detail);
  }
}
