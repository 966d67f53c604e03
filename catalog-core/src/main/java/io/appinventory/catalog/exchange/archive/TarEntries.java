package io.appinventory.catalog.exchange.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a tar archive (POSIX.1-2001 with pax headers, and GNU's long names), one after the
 * other.
 */
final class TarEntries {
  private static final int BLOCK = 512;
  private static final int MAX_HEADER = 1 << 20;

  private final InputStream in;
  private final Meter meter;
  private String name = "";
  private char type;
  private long left;
  private long padding;

  TarEntries(InputStream in, Meter meter) {
    this.in = in;
    this.meter = meter;
  }

  /** Goes to the next entry; false at the end. */
  boolean next() throws IOException, UnreadableArchive {
    @Nullable String longName = null;
    while (true) {
      skipRest();
      byte[] header = in.readNBytes(BLOCK);
      if (header.length == 0 || isBlank(header)) {
        return false;
      }
      requireHeader(header);
      left = number(header, 124, 12);
      padding = (BLOCK - left % BLOCK) % BLOCK;
      type = (char) (header[156] & 0xFF);
      if (type == 'x' || type == 'L') {
        String text = new String(readHeader(), StandardCharsets.UTF_8);
        longName = type == 'L' ? text.replace("\0", "") : path(text, longName);
      } else if (type == 'g' || type == 'K') {
        readHeader();
      } else {
        name = longName == null ? shortName(header) : longName;
        return true;
      }
    }
  }

  String name() {
    return name;
  }

  boolean isFile() {
    return type == '0' || type == 0 || type == '7';
  }

  boolean isSpecial() {
    return type != '5';
  }

  /** The content of a file, or a byte more than {@code most} of it. */
  byte[] read(long most) throws IOException, UnreadableArchive {
    InputStream content = new Content();
    return meter.read(content, most);
  }

  private byte[] readHeader() throws IOException, UnreadableArchive {
    if (left > MAX_HEADER) {
      throw UnreadableArchive.broken("has a header that is too long");
    }
    meter.entry();
    return meter.read(new Content(), left);
  }

  private void skipRest() throws IOException, UnreadableArchive {
    meter.read(new Content(), -1);
    in.skipNBytes(padding);
    padding = 0;
  }

  private static boolean isBlank(byte[] header) {
    for (byte one : header) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  private static void requireHeader(byte[] header) throws UnreadableArchive {
    if (header.length < BLOCK) {
      throw UnreadableArchive.broken("ends in the middle of an entry");
    }
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
    }
    if (sum != number(header, 148, 8)) {
      throw UnreadableArchive.broken("is neither a zip, a tar nor a tar.gz archive");
    }
  }

  private static long number(byte[] header, int from, int length) throws UnreadableArchive {
    long number = 0;
    if ((header[from] & 0x80) != 0) {
      for (int i = from + length - 8; i < from + length; i++) {
        number = number << 8 | header[i] & 0xFF;
      }
    } else {
      String digits =
          new String(header, from, length, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
      try {
        number = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
      } catch (NumberFormatException e) {
        number = -1;
      }
    }
    if (number < 0) {
      throw UnreadableArchive.broken("is neither a zip, a tar nor a tar.gz archive");
    }
    return number;
  }

  private static String shortName(byte[] header) {
    String name = text(header, 0, 100);
    String prefix = text(header, 345, 155);
    boolean posix = text(header, 257, 6).equals("ustar");
    return posix && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  /** The path of a pax header: lines of a length, a blank, a key, an equals sign and a value. */
  private static @Nullable String path(String records, @Nullable String other) {
    for (String line : records.split("\n", -1)) {
      int blank = line.indexOf(' ');
      if (line.startsWith("path=", blank + 1)) {
        return line.substring(blank + 1 + "path=".length());
      }
    }
    return other;
  }

  /** What is left of the entry. */
  private final class Content extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(target, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the archive ends in the middle of an entry");
      }
      left -= count;
      return count;
    }
  }
}
