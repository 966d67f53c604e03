package io.appinventory.catalog.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that a tool measured of an entity.
 *
 * @param id tells the row from others, until it is replaced
 * @param name what was measured, such as {@code tests.failed}
 * @param value the number, with at most four digits after the point
 * @param format the format it was told in
 * @param source where it comes from, by the name that was given at its import
 * @param observedAt when it was measured
 * @param expiresAt until when it is believed; null for ever
 */
public record Fact(
    UUID id,
    String name,
    BigDecimal value,
    EvidenceFormat format,
    String source,
    Instant observedAt,
    @Nullable Instant expiresAt) {}
