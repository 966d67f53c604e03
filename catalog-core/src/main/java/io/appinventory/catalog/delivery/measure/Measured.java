package io.appinventory.catalog.delivery.measure;

/**
 * An entity, and what was measured of it.
 *
 * @param <R> the entity's record
 * @param <M> the measure
 * @param entity the entity
 * @param measure what was measured
 */
public record Measured<R, M>(R entity, M measure) {}
