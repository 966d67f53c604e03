package io.appinventory.catalog.scorecard.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a criterion does not count for an entity.
 *
 * @param reason why
 * @param expiresAt until when; null for ever
 */
public record ExemptionNote(String reason, @Nullable Instant expiresAt) {}
