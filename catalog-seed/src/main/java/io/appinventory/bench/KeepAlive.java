package io.appinventory.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 connection over which one request is sent again and again. It does no more than
 * that, and makes nothing on the way, since it takes its time from the cores of the server it
 * measures.
 */
final class KeepAlive implements Load.Work, AutoCloseable {
  private static final byte[] OK = ascii("HTTP/1.1 200 ");
  private static final byte[] LENGTH = ascii("content-length:");
  private static final int CHUNKED = -1;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] request;
  private final byte[] read = new byte[65_536];
  private int next;
  private int filled;
  private long answers;

  /** To a port of this machine. */
  KeepAlive(int port, String path, String token) throws IOException {
    this.socket = new Socket("localhost", port);
    socket.setTcpNoDelay(true);
    this.out = socket.getOutputStream();
    this.in = socket.getInputStream();
    this.request =
        ascii(
            "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, token));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void once() throws IOException {
    out.write(request);
    int start = line();
    if (!startsWith(start, OK)) {
      throw new IOException("answered with " + text(start, next));
    }
    int length = CHUNKED;
    for (int header = line(); read[header] != '\r'; header = line()) {
      if (startsWith(header, LENGTH)) {
        length = Integer.parseInt(text(header + LENGTH.length, next).trim());
      }
    }
    if (length == CHUNKED) {
      skipChunks();
    } else {
      skip(length);
    }
    answers++;
  }

  /** How many answers came so far. */
  long answers() {
    return answers;
  }

  private void skipChunks() throws IOException {
    int size;
    do {
      int start = line();
      size = Integer.parseInt(text(start, next).trim(), 16);
      skip(size);
      line();
    } while (size > 0);
  }

  /** Whether a line starts with a text, whatever its letters' case. */
  private boolean startsWith(int line, byte[] text) {
    if (line + text.length > next) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      byte letter = read[line + i];
      if (letter != text[i] && (letter | 0x20) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int to) {
    return new String(read, from, to - from, StandardCharsets.US_ASCII);
  }

  /** Where the next line starts, which ends before {@link #next}. */
  private int line() throws IOException {
    for (int i = next; ; i++) {
      if (i == filled) {
        i -= next;
        fill();
      }
      if (read[i] == '\n') {
        int start = next;
        next = i + 1;
        return start;
      }
    }
  }

  private void skip(int length) throws IOException {
    int left = length;
    while (filled - next < left) {
      left -= filled - next;
      next = filled;
      fill();
    }
    next += left;
  }

  /** Reads more, behind what was not yet looked at, which comes to the front. */
  private void fill() throws IOException {
    System.arraycopy(read, next, read, 0, filled - next);
    filled -= next;
    next = 0;
    int more = in.read(read, filled, read.length - filled);
    if (more <= 0) {
      throw new EOFException("the server closed the connection, or sent too long a line");
    }
    filled += more;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
