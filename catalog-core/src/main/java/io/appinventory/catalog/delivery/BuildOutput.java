package io.appinventory.catalog.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a build wrote at one time.
 *
 * @param createdAt when
 * @param buildOutput what it said
 * @param buildErrors what it complained of
 */
public record BuildOutput(
    Instant createdAt, @Nullable String buildOutput, @Nullable String buildErrors) {}
