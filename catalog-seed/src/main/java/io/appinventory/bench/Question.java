package io.appinventory.bench;

import io.appinventory.catalog.Reader;
import java.util.function.Function;

/**
 * A question that is asked of a catalog.
 *
 * @param name what is asked
 * @param inCore how an embedding service asks it
 * @param path how a client asks it over HTTP
 * @param aims the parts of the limit's speed that are aimed at
 */
record Question(String name, Function<Reader, Object> inCore, String path, Aims aims) {
  /**
   * Parts of the speed of the same statements through plain JDBC.
   *
   * @param inCore by an embedding service
   * @param overHttp by clients over HTTP
   */
  record Aims(double inCore, double overHttp) {
    /** For small answers, where HTTP costs the more. */
    static final Aims SMALL = new Aims(0.6, 0.35);

    /** For answers of some size. */
    static final Aims LARGE = new Aims(0.6, 0.7);
  }
}
