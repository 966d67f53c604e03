package io.appinventory.catalog.exchange.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the text of a file: UTF-8, or UTF-16 where a byte-order mark says so. */
public final class FileText {
  private FileText() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableDocument when it is too large, not there, or no text
   */
  public static String read(Path file, ReadLimits limits) throws UnreadableDocument {
    try {
      long size = Files.size(file);
      if (size > limits.fileBytes()) {
        throw new UnreadableDocument(
            "has " + size + " bytes, at most " + limits.fileBytes() + " are read", 0, 0);
      }
      return decode(Files.readAllBytes(file));
    } catch (CharacterCodingException e) {
      throw new UnreadableDocument("is not text in UTF-8", 0, 0);
    } catch (IOException e) {
      throw new UnreadableDocument("cannot be read", 0, 0);
    }
  }

  /**
   * Decodes text, without its byte-order mark.
   *
   * @throws CharacterCodingException when it is neither UTF-8 nor marked UTF-16
   */
  static String decode(byte[] bytes) throws CharacterCodingException {
    if (starts(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    } else if (starts(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    return decode(bytes, starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, int from, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
        .toString();
  }
}
