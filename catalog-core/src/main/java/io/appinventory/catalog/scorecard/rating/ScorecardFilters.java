package io.appinventory.catalog.scorecard.rating;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Position;
import io.appinventory.catalog.query.resolve.AskedProperties;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.session.Permissions;
import java.time.Instant;
import java.util.Optional;

/**
 * Filters that scorecards may ask. Everybody is told what scorecards say, so that they may ask only
 * what everybody may see.
 */
public final class ScorecardFilters {
  private ScorecardFilters() {}

  /**
   * Resolves one.
   *
   * @throws io.appinventory.catalog.error.MalformedQueryException when it does not fit the type, or
   *     asks what only some may see
   */
  public static ResolvedFilter resolve(Filter filter, EntityType<?> type, Instant now) {
    ResolvedFilter resolved = FilterResolver.resolve(filter, type, now);
    Optional<Property<?, ?>> kept =
        AskedProperties.of(resolved)
            .filter(property -> !Permissions.mayAllSee(property.sensitivity()))
            .findFirst();
    if (kept.isPresent()) {
      throw Position.NONE.error(
          "it asks about '"
              + kept.get()
              + "', which not everybody may see; scorecards are for all");
    }
    return resolved;
  }
}
