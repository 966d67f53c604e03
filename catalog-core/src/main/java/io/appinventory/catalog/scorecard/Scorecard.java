package io.appinventory.catalog.scorecard;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of criteria for entities of some types.
 *
 * @param header id, version and times
 * @param name unique within the tenant
 * @param description what it is for
 * @param entityTypes the collections it applies to, at least one
 * @param filter the entities of those collections it applies to, as a filter; null for all
 */
public record Scorecard(
    Header<Scorecard> header,
    String name,
    @Nullable String description,
    List<String> entityTypes,
    @Nullable String filter)
    implements Entity<Scorecard> {}
