package io.appinventory.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection over which one request is sent again and again. It does no more than
 * that, since it takes its time from the cores of the server it measures.
 */
final class KeepAlive implements Load.Work, AutoCloseable {
  private static final String LENGTH = "content-length:";
  private static final int CHUNKED = -1;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] request;
  private long answers;

  /** To a port of this machine. */
  KeepAlive(int port, String path, String token) throws IOException {
    this.socket = new Socket("localhost", port);
    socket.setTcpNoDelay(true);
    this.out = socket.getOutputStream();
    this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
    String head =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, token);
    this.request = head.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void once() throws IOException {
    out.write(request);
    out.flush();
    String status = line();
    if (!status.startsWith("HTTP/1.1 200 ")) {
      throw new IOException("answered with " + status);
    }
    int length = CHUNKED;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).trim());
      }
    }
    if (length == CHUNKED) {
      skipChunks();
    } else {
      in.skipNBytes(length);
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
      size = Integer.parseInt(line(), 16);
      in.skipNBytes(size);
      line();
    } while (size > 0);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
