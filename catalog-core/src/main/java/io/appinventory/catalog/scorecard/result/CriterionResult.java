package io.appinventory.catalog.scorecard.result;

import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.scorecard.rating.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of one criterion for one entity.
 *
 * @param name the criterion's name
 * @param weight 1 to 3
 * @param outcome what came of it
 * @param level the level it is required for; null for none
 * @param found of a criterion that failed, the value that was found: of one field its value, of
 *     several an object, of related entities what they are called or how many there are; null
 *     otherwise and where nothing was found
 * @param hint of a criterion that failed, how to pass; null where none is given
 * @param exemption of a criterion that the entity is exempt from, why; null otherwise
 * @param filter what it asks, as a filter; null unless it was asked for
 */
public record CriterionResult(
    String name,
    int weight,
    Outcome outcome,
    @Nullable String level,
    @Nullable Json found,
    @Nullable String hint,
    @Nullable ExemptionNote exemption,
    @Nullable String filter) {}
