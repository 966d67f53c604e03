package io.appinventory.catalog.scorecard;

import io.appinventory.catalog.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * One question of a scorecard.
 *
 * @param name unique within the scorecard
 * @param description why it matters
 * @param weight 1 to 3
 * @param checkType the kind of check, such as {@code has_field}
 * @param checkConfig what the check needs to know, an object
 * @param sortOrder its place among the criteria
 */
public record Criterion(
    String name,
    @Nullable String description,
    int weight,
    String checkType,
    Json checkConfig,
    int sortOrder) {}
