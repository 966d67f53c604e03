package io.appinventory.http.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.error.FieldError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes problems as {@code application/problem+json} (RFC 9457). */
public final class ProblemJson {
  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonFactory JSON = new JsonFactory();

  private ProblemJson() {}

  /**
   * The body.
   *
   * @param instance the path that was asked for
   * @param requestId the request's id, also in the log
   */
  public static byte[] write(Problem problem, String instance, String requestId) {
    var bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      writeMembers(out, problem);
      out.writeStringField("instance", instance);
      out.writeStringField("request_id", requestId);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused", e);
    }
    return bytes.toByteArray();
  }

  /** Writes all that does not belong to one request into an object that is open. */
  public static void writeMembers(JsonGenerator out, Problem problem) throws IOException {
    out.writeStringField("type", problem.type().uri());
    out.writeStringField("title", problem.type().title());
    out.writeNumberField("status", problem.type().status());
    out.writeStringField("detail", problem.detail());
    out.writeStringField("code", problem.type().code());
    out.writeArrayFieldStart("errors");
    for (FieldError error : problem.errors()) {
      out.writeStartObject();
      out.writeStringField("field", error.field());
      out.writeStringField("code", error.code());
      out.writeStringField("message", error.message());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
