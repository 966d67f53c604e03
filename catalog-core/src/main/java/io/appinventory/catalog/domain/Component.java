package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A building block of services.
 *
 * @param header id, version and times
 * @param name unique within the tenant, at most 255 characters
 * @param type what it is
 * @param description what it is for
 * @param teamId the team that owns it
 * @param status where it is in its life
 * @param operationalStatus how it is doing; follows open incidents
 * @param attributes what its type has besides, an object
 * @param tags labels, each once
 */
public record Component(
    Header<Component> header,
    String name,
    ComponentType type,
    @Nullable String description,
    @Nullable Id<Team> teamId,
    EntityStatus status,
    OperationalStatus operationalStatus,
    Json attributes,
    List<String> tags)
    implements Entity<Component> {}
