package io.appinventory.catalog.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A package of an entity that an advisory is about.
 *
 * @param id tells the row from others, until it is replaced
 * @param advisory the advisory, by its id at OSV
 * @param aliases what others call it: {@code CVE-2021-44228}
 * @param severity how bad it is
 * @param ecosystem whose package it is
 * @param packageName the package
 * @param version its version
 * @param fixedIn the next version without it; null where there is none
 * @param format the format the package was told in
 * @param source where the package comes from
 * @param observedAt when the package was found
 * @param expiresAt until when that is believed; null for ever
 */
public record AdvisoryMatch(
    UUID id,
    String advisory,
    List<String> aliases,
    VulnerabilitySeverity severity,
    String ecosystem,
    String packageName,
    String version,
    @Nullable String fixedIn,
    EvidenceFormat format,
    String source,
    Instant observedAt,
    @Nullable Instant expiresAt) {}
