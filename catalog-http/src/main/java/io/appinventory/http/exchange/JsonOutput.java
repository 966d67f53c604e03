package io.appinventory.http.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the JSON of answers, once, into the bytes that are sent. */
public final class JsonOutput {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private JsonOutput() {}

  /** What writes one JSON value. */
  public interface Writer {
    /** Writes it. */
    void write(JsonGenerator out) throws IOException;
  }

  /** The bytes of one value, in UTF-8. */
  public static byte[] bytes(Writer value) {
    var bytes = new ByteArrayOutputStream(2_048);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      value.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused", e);
    }
    return bytes.toByteArray();
  }

  /** The bytes of {@code {"data": value}}. */
  public static byte[] data(Writer value) {
    return data(value, out -> {});
  }

  /**
   * The bytes of {@code {"data": value, ...}}.
   *
   * @param members writes the other members, or none
   */
  public static byte[] data(Writer value, Writer members) {
    return bytes(
        out -> {
          out.writeStartObject();
          out.writeFieldName("data");
          value.write(out);
          members.write(out);
          out.writeEndObject();
        });
  }
}
