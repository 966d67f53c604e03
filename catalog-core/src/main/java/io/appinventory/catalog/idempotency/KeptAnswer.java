package io.appinventory.catalog.idempotency;

import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a request, as it is kept.
 *
 * @param status 200 to 299
 * @param headers those that belong to the answer itself
 * @param body the body; not to be changed
 * @param repeated whether it was given before
 */
public record KeptAnswer(int status, Map<String, String> headers, byte[] body, boolean repeated) {
  /** Keeps a copy of the headers. */
  public KeptAnswer {
    headers = Map.copyOf(new TreeMap<>(headers));
  }

  /** A new answer. */
  public static KeptAnswer of(int status, Map<String, String> headers, byte[] body) {
    return new KeptAnswer(status, headers, body, false);
  }
}
