package io.appinventory.http.openapi;

import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document, and a page to read and try it (Swagger UI, whose files are part of the
 * program: nothing is loaded from elsewhere).
 */
public final class DocsRoutes {
  private static final String TAG = "operations";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> FILES =
      Map.of(
          "docs.js", JAVASCRIPT,
          "swagger-ui-bundle.js", JAVASCRIPT,
          "swagger-ui.css", "text/css; charset=utf-8");

  private final Supplier<byte[]> document;
  private final String swagger = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

  /**
   * With what makes the document.
   *
   * @param document its bytes; called with every request
   */
  public DocsRoutes(Supplier<byte[]> document) {
    this.document = document;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(HandlerType.GET, "/openapi.json", "openApi", "This document")
            .tag(TAG)
            .answer(Answer.json(200, "OpenAPI 3.1.", Schemas.object()))
            .open(exchange -> exchange.respond(200, "application/json", document.get())),
        Route.of(HandlerType.GET, "/docs", "docs", "A page to read and try this document")
            .tag(TAG)
            .answer(Answer.of(200, "HTML.", "text/html"))
            .open(exchange -> page(exchange)),
        Route.of(HandlerType.GET, "/docs/{file}", "docsFile", "A file of that page")
            .tag(TAG)
            .parameters(
                Parameter.path(
                    "file", "Its name.", Schemas.oneOf(FILES.keySet().toArray(String[]::new))))
            .answer(Answer.of(200, "The file.", "text/javascript"))
            .problems(ProblemType.ROUTE_NOT_FOUND)
            .open(this::file));
  }

  private static void page(Exchange exchange) {
    exchange
        .header("Content-Security-Policy", PAGE_POLICY)
        .respond(200, "text/html; charset=utf-8", resource("docs.html"));
  }

  private void file(Exchange exchange) {
    String name = exchange.text("file");
    @Nullable String mediaType = FILES.get(name);
    if (mediaType == null) {
      throw new ProblemException(ProblemType.ROUTE_NOT_FOUND, "There is no such file.");
    }
    exchange
        .header("Cache-Control", "public, max-age=86400")
        .respond(200, mediaType, resource(name.equals("docs.js") ? name : swagger + name));
  }

  private static String version() {
    Properties pom = new Properties();
    try (InputStream in = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("swagger-ui is not on the class path", e);
    }
    return pom.getProperty("version", "");
  }

  private static byte[] resource(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = DocsRoutes.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not on the class path");
    }
    return in;
  }
}
