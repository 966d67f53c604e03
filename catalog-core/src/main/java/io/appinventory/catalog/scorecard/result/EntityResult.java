package io.appinventory.catalog.scorecard.result;

import java.util.UUID;

/**
 * An entity, and what a scorecard says of it.
 *
 * @param entityType its collection
 * @param entityId its id
 * @param name what people call it
 * @param score what the scorecard says
 */
public record EntityResult(String entityType, UUID entityId, String name, EntityScore score) {}
