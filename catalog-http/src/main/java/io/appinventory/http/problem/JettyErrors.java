package io.appinventory.http.problem;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Problem bodies for requests that fail before any route sees them: a broken request line, headers
 * too large. Where such a request ends cannot be told, so its connection is closed, and says so.
 */
public final class JettyErrors extends ErrorHandler {
  private static final int HTTP_2 = HttpVersion.HTTP_2.getVersion();

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = problem(response.getStatus());
    response.setStatus(problem.type().status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
    if (request.getConnectionMetaData().getHttpVersion().getVersion() < HTTP_2) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
    byte[] body = ProblemJson.write(problem, path(request), "");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static Problem problem(int status) {
    ProblemType type = ProblemType.ofStatus(status);
    return Problem.of(type, type.title() + ".");
  }

  private static String path(Request request) {
    @Nullable String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    return path == null ? "" : path;
  }
}
