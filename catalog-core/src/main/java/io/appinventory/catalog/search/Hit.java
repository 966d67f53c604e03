package io.appinventory.catalog.search;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import java.util.Optional;
import java.util.UUID;

/**
 * An entity that was found.
 *
 * @param type its type
 * @param id its id
 * @param label its name
 * @param summary its summary, a JSON object, the id included
 * @param rank how well it matches
 * @param match what matches; empty where it was changed while it was read
 */
public record Hit(
    EntityType<?> type,
    UUID id,
    String label,
    Json summary,
    MatchRank rank,
    Optional<Match> match) {}
