package io.appinventory.catalog.search;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;
import java.util.List;
import java.util.Optional;

/**
 * A question to the search.
 *
 * @param q any text, of which the first 200 characters count: words that must all be found
 * @param types where to look; empty for everywhere the principal may read
 * @param limit the most hits, 1 to {@value #MAX_LIMIT}
 * @param cursor where to go on, from a page of the same question
 */
public record SearchRequest(
    String q, List<EntityType<?>> types, int limit, Optional<String> cursor) {
  /** The most hits of a page. */
  public static final int MAX_LIMIT = 100;

  private static final int DEFAULT_LIMIT = 20;

  /** Refuses a limit that is out of range. */
  public SearchRequest {
    types = List.copyOf(types);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new MalformedQueryException(
          "per_page", "is " + limit + ", allowed are 1 to " + MAX_LIMIT);
    }
  }

  /** The first {@value #DEFAULT_LIMIT} of all types. */
  public static SearchRequest of(String q) {
    return new SearchRequest(q, List.of(), DEFAULT_LIMIT, Optional.empty());
  }

  /** The same in some types only. */
  public SearchRequest in(EntityType<?>... some) {
    return new SearchRequest(q, List.of(some), limit, cursor);
  }

  /** The same with another limit. */
  public SearchRequest limit(int most) {
    return new SearchRequest(q, types, most, cursor);
  }

  /** The same from a cursor on. */
  public SearchRequest after(String where) {
    return new SearchRequest(q, types, limit, Optional.of(where));
  }
}
