package io.appinventory.http.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a server, as somebody. */
public final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;
  private final List<String> headers;

  private Client(String base, List<String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /** Somebody unknown. */
  public static Client of(int port) {
    return new Client("http://localhost:" + port, List.of());
  }

  /** The same with a token. */
  public Client as(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same with one more header. */
  public Client with(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Client(base, more);
  }

  /** GET. */
  public Answer get(String path) {
    return send("GET", path, null, "");
  }

  /** POST without a body. */
  public Answer post(String path) {
    return send("POST", path, null, "");
  }

  /** POST of JSON. */
  public Answer post(String path, String json) {
    return send("POST", path, "application/json", json);
  }

  /** PUT without a body. */
  public Answer put(String path) {
    return send("PUT", path, null, "");
  }

  /** PUT of JSON. */
  public Answer put(String path, String json) {
    return send("PUT", path, "application/json", json);
  }

  /** PATCH of a merge patch. */
  public Answer patch(String path, String json) {
    return send("PATCH", path, "application/merge-patch+json", json);
  }

  /** DELETE. */
  public Answer delete(String path) {
    return send("DELETE", path, null, "");
  }

  /** Anything. */
  public Answer send(String method, String path, String mediaType, String body) {
    return send(method, path, mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Anything. */
  public Answer send(String method, String path, String mediaType, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (mediaType != null) {
      request.header("Content-Type", mediaType);
    }
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
