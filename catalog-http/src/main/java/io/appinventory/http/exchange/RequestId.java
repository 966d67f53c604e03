package io.appinventory.http.exchange;

import io.javalin.http.Context;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: the caller's own when it is of a safe shape, else a new one. It is sent
 * back, stands in every line of the log and in the audit entries of what the request wrote.
 */
public final class RequestId {
  /** The header it comes in and goes out by. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final HexFormat HEX = HexFormat.of();
  private static final String ATTRIBUTE = "appinventory.request-id";

  private RequestId() {}

  /** Gives the request its id. */
  public static String assign(Context context) {
    String given = context.header(HEADER);
    String id = given != null && SAFE.matcher(given).matches() ? given : fresh();
    context.attribute(ATTRIBUTE, id);
    context.header(HEADER, id);
    return id;
  }

  /** The request's id. */
  public static String of(Context context) {
    @Nullable String id = context.attribute(ATTRIBUTE);
    return Objects.requireNonNullElse(id, "");
  }

  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current(); // it tells requests apart, no more
    return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }
}
