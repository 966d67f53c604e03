package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import org.jspecify.annotations.Nullable;

/**
 * A team of people that owns things.
 *
 * @param header id, version and times
 * @param name unique within the tenant, at most 255 characters
 * @param description what it is for
 * @param slackChannel its channel
 * @param contactEmail its address
 */
public record Team(
    Header<Team> header,
    String name,
    @Nullable String description,
    @Nullable String slackChannel,
    @Nullable String contactEmail)
    implements Entity<Team> {}
