package io.appinventory.http.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.access.Refusals;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.http.problem.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Used by the one thread that handles it. */
public final class Exchange {
  private static final int MAX_AGENT = 200;
  private static final String API = "/api/v1/";

  private final Context context;
  private final Map<String, String> path;
  private final QueryParameters query;
  private final List<String> mediaTypes;
  private final long maxBody;

  /**
   * The exchange of a request.
   *
   * @param path the parameters in its path
   * @param query the parameters in its query string
   * @param mediaTypes the types its body may have; none when it has no body
   * @param maxBody the most bytes its body may have
   */
  public Exchange(
      Context context,
      Map<String, String> path,
      QueryParameters query,
      List<String> mediaTypes,
      long maxBody) {
    this.context = context;
    this.path = path;
    this.query = query;
    this.mediaTypes = mediaTypes;
    this.maxBody = maxBody;
  }

  /** Where the request comes from, as it is kept with audit entries. */
  public Map<String, String> origin() {
    return origin(context);
  }

  /** What is tried, for when it is refused. */
  public Refusals.Attempt attempt() {
    String path = context.path();
    String[] parts = (path.startsWith(API) ? path.substring(API.length()) : path).split("/");
    String collection = parts.length > 0 && !parts[0].isEmpty() ? parts[0] : "-";
    return new Refusals.Attempt(
        context.req().getMethod() + " " + path, collection, parts.length > 1 ? id(parts) : null);
  }

  private static @Nullable UUID id(String[] parts) {
    try {
      return new UuidType().read(TextNode.valueOf(parts[1]));
    } catch (InvalidValueException e) {
      return null;
    }
  }

  /** Where a request comes from. */
  public static Map<String, String> origin(Context context) {
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put("request_id", RequestId.of(context));
    origin.put("address", context.ip());
    String agent = context.userAgent();
    if (agent != null) {
      origin.put("agent", agent.length() <= MAX_AGENT ? agent : agent.substring(0, MAX_AGENT));
    }
    return origin;
  }

  /** The parameters of the query string. */
  public QueryParameters query() {
    return query;
  }

  /** The method and the address with its parameters: {@code GET /livez}. */
  public String target() {
    String query = context.queryString();
    return context.req().getMethod() + " " + context.path() + (query == null ? "" : "?" + query);
  }

  /** A header; null when it is not there. */
  public @Nullable String header(String name) {
    return context.header(name);
  }

  /** A text in the path. */
  public String text(String name) {
    return Objects.requireNonNull(path.get(name), name);
  }

  /**
   * An id in the path.
   *
   * @throws ProblemException when it is no UUID
   */
  public UUID uuid(String name) {
    String text = text(name);
    if (!isUuid(text)) {
      String shown = text.length() <= 60 ? text : text.substring(0, 57) + "...";
      throw ProblemException.malformed(name, "is '" + shown + "', expected a UUID");
    }
    return UUID.fromString(text);
  }

  /** Whether it is a UUID in the usual form, of which {@link UUID#fromString} takes many others. */
  private static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The id of an entity in the path. */
  public <E> Id<E> id(String name) {
    return Id.of(uuid(name));
  }

  /** The version that {@code If-Match} asks for; empty for any. */
  public OptionalLong ifMatch() {
    return EntityTag.ifMatch(context.header("If-Match"));
  }

  /** Whether the caller wants to be told of success only (RFC 7240, section 4.2). */
  public boolean prefersMinimal() {
    return Objects.requireNonNullElse(context.header("Prefer"), "").contains("return=minimal");
  }

  /**
   * The body, which has to be a JSON object.
   *
   * @throws ProblemException when it is of another type, too large or malformed
   */
  public ObjectNode json() throws IOException {
    return JsonInput.object(bytes());
  }

  /** The type of the body, in lower case and without parameters; empty when it has none. */
  public String mediaType() {
    return MediaTypes.plain(context.contentType());
  }

  /** The whole body. */
  public byte[] bytes() throws IOException {
    try (InputStream body = body()) {
      return body.readAllBytes();
    }
  }

  /** The body as it comes in. */
  public InputStream body() throws IOException {
    MediaTypes.require(mediaTypes, context.contentType(), context.header("Content-Encoding"));
    return new Body(context.req().getInputStream(), context.req().getContentLengthLong(), maxBody);
  }

  /** Says the entity's version in the answer. */
  public Exchange etag(long version) {
    return header("ETag", EntityTag.of(version));
  }

  /** Adds a header to the answer. */
  public Exchange header(String name, String value) {
    context.header(name, value);
    return this;
  }

  /** Answers with JSON. */
  public void respond(int status, JsonOutput.Writer value) {
    respond(status, MediaTypes.JSON, JsonOutput.bytes(value));
  }

  /** Answers with {@code {"data": value}}. */
  public void respondData(int status, JsonOutput.Writer value) {
    respond(status, MediaTypes.JSON, JsonOutput.data(value));
  }

  /** Answers with bytes of any type. */
  public void respond(int status, String mediaType, byte[] body) {
    context.status(status).contentType(mediaType);
    try {
      context.outputStream().write(body); // as a result it would be copied in between
    } catch (IOException e) {
      throw new UncheckedIOException("the client has gone", e);
    }
  }

  /** What writes a body that is not held in memory. */
  public interface Streamed {
    /** Writes it. */
    void write(OutputStream out) throws IOException;
  }

  /** Answers with a body as it is made; nothing can be answered in its place once it has begun. */
  public void stream(int status, String mediaType, Streamed body) throws IOException {
    context.status(status).contentType(mediaType);
    try (OutputStream out = context.outputStream()) {
      body.write(out);
    }
  }

  /** Answers without a body. */
  public void respondNothing(int status) {
    context.status(status);
    context.res().setContentType(null);
  }
}
