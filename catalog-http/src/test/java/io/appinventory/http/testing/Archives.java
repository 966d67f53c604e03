package io.appinventory.http.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives to send. */
public final class Archives {
  private static final int BLOCK = 512;

  private Archives() {}

  /** A zip, tar or tgz of files by their names. */
  public static byte[] of(String kind, Map<String, String> files) {
    return switch (kind) {
      case "zip" -> zip(files);
      case "tar" -> tar(files);
      default -> tgz(files);
    };
  }

  /** A zip of files by their names. */
  public static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A tar of files by their names. */
  public static byte[] tar(Map<String, String> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.forEach((name, text) -> add(out, name, '0', "", text.getBytes(UTF_8)));
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  /** A tar with a symbolic link and a file. */
  public static byte[] tarWithLink(String link, String target, String file, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    add(out, link, '2', target, new byte[0]);
    add(out, file, '0', "", text.getBytes(UTF_8));
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  /** A compressed tar of files by their names. */
  public static byte[] tgz(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(tar(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(
      ByteArrayOutputStream out, String name, char type, String link, byte[] content) {
    if (name.length() > 100) {
      String record = " path=" + name + "\n";
      String length = Integer.toString(record.length() + 3);
      add(out, "pax", 'x', "", (length + record).getBytes(UTF_8));
    }
    byte[] header = new byte[BLOCK];
    put(header, 0, name.substring(0, Math.min(100, name.length())));
    put(header, 100, "0000644\0");
    put(header, 124, String.format("%011o\0", content.length));
    put(header, 136, "00000000000\0");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    out.writeBytes(header);
    out.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
