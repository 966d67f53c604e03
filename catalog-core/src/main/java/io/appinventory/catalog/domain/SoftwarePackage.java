package io.appinventory.catalog.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A package that an entity is made of.
 *
 * @param id tells the row from others, until it is replaced
 * @param ecosystem whose package it is, as OSV calls it: {@code Maven}, {@code npm}; null where
 *     nobody says
 * @param name as it is called there: {@code org.apache.logging.log4j:log4j-core}
 * @param version which one; null where nobody says
 * @param purl its package URL
 * @param format the format it was told in
 * @param source where it comes from, by the name that was given at its import
 * @param observedAt when it was found
 * @param expiresAt until when it is believed; null for ever
 */
public record SoftwarePackage(
    UUID id,
    @Nullable String ecosystem,
    String name,
    @Nullable String version,
    @Nullable String purl,
    EvidenceFormat format,
    String source,
    Instant observedAt,
    @Nullable Instant expiresAt) {}
