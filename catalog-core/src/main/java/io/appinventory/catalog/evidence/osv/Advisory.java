package io.appinventory.catalog.evidence.osv;

import io.appinventory.catalog.domain.VulnerabilitySeverity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of OSV: what is known to be wrong with packages.
 *
 * @param id its id: {@code GHSA-jfh8-c2jp-5v3q}
 * @param aliases what others call it, in order
 * @param severity how bad it is
 * @param summary in a sentence; null where there is none
 * @param modifiedAt when it was last changed; null where the record does not really say
 * @param withdrawnAt since when it no longer counts; null while it does
 * @param affected the packages it is about
 */
public record Advisory(
    String id,
    List<String> aliases,
    VulnerabilitySeverity severity,
    @Nullable String summary,
    @Nullable Instant modifiedAt,
    @Nullable Instant withdrawnAt,
    List<Affected> affected) {
  /** Keeps copies. */
  public Advisory {
    aliases = aliases.stream().distinct().sorted().toList();
    affected = List.copyOf(affected);
  }
}
