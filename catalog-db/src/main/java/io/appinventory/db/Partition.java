package io.appinventory.db;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of a table that is kept by time.
 *
 * @param table the table
 * @param name the partition's own name
 * @param since the first moment it is for; empty for all before the first, and for what is beside
 *     all
 * @param until the first moment it is not for; empty for what is beside all
 * @param bytes what it takes on disk, with its indexes
 * @param leaving whether it was being taken away when that was broken off; it is not read any more
 */
public record Partition(
    String table,
    String name,
    Optional<Instant> since,
    Optional<Instant> until,
    long bytes,
    boolean leaving) {
  /** Whether all of it is before a moment. */
  public boolean endsBy(Instant moment) {
    return until.filter(end -> !end.isAfter(moment)).isPresent();
  }
}
