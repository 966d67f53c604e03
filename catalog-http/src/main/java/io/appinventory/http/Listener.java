package io.appinventory.http;

import io.appinventory.http.operations.SecurityHeaders;
import io.appinventory.http.problem.JettyErrors;
import io.javalin.compression.Brotli;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.CompressionType;
import io.javalin.compression.Gzip;
import io.javalin.config.JettyConfig;
import java.util.List;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** How connections are accepted: HTTP/1.1 and, without TLS, HTTP/2. */
final class Listener {
  private static final int MAX_HEADERS = 16_384;
  private static final int BROTLI_LEVEL = 4;
  private static final int GZIP_LEVEL = 6;

  private Listener() {}

  static void configure(JettyConfig jetty, HttpSettings settings) {
    jetty.modifyServer(
        server -> {
          server.setStopTimeout(settings.stopTimeout().toMillis());
          server.setErrorHandler(new JettyErrors());
        });
    jetty.modifyHttpConfiguration(http -> configure(http, settings));
    jetty.addConnector((server, http) -> connector(server, http, settings));
  }

  private static void configure(HttpConfiguration http, HttpSettings settings) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.addCustomizer(new SecurityHeaders());
    http.setRequestHeaderSize(MAX_HEADERS);
    http.setIdleTimeout(settings.idleTimeout().toMillis());
    if (settings.trustedProxy()) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
  }

  private static Connector connector(Server server, HttpConfiguration http, HttpSettings settings) {
    ServerConnector connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setPort(settings.port());
    if (!settings.host().isEmpty()) {
      connector.setHost(settings.host());
    }
    connector.setIdleTimeout(settings.idleTimeout().toMillis());
    return connector;
  }

  static CompressionStrategy compression() {
    CompressionStrategy strategy =
        new CompressionStrategy(new Brotli(BROTLI_LEVEL), new Gzip(GZIP_LEVEL));
    strategy.setPreferredCompressors(List.of(CompressionType.BR, CompressionType.GZIP));
    return strategy;
  }
}
