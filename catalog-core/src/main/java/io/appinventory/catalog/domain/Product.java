package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is offered to customers, made of services.
 *
 * @param header id, version and times
 * @param name unique within the tenant, at most 255 characters
 * @param description what it is for
 * @param teamId the team that owns it
 * @param status where it is in its life
 * @param version the current version
 * @param tags labels, each once
 */
public record Product(
    Header<Product> header,
    String name,
    @Nullable String description,
    @Nullable Id<Team> teamId,
    EntityStatus status,
    @Nullable String version,
    List<String> tags)
    implements Entity<Product> {}
