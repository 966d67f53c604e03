package io.appinventory.http.operations;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Headers that tell browsers what not to do with an answer. Every answer has them, those that Jetty
 * gives by itself too; a route may set others in their place.
 */
public final class SecurityHeaders implements HttpConfiguration.Customizer {
  private static final List<HttpField> FIELDS =
      List.of(
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("X-Frame-Options", "DENY"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField(
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new PreEncodedHttpField(
              "Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
          new PreEncodedHttpField("Cache-Control", "no-store"));

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    FIELDS.forEach(responseHeaders::put);
    return request;
  }
}
