package io.appinventory.catalog.audit.seal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came out of holding a tenant's audit log against its seals.
 *
 * @param breach the first thing that does not fit; empty when all does
 * @param seals how many seals were found good
 * @param entries how many entries are under them
 * @param last the last of them, to be noted as an anchor for the next time; null when there is none
 * @param waiting how many entries are not sealed yet, and so vouched for by nothing
 * @param waitingSince the time of the oldest of them; null when there is none
 */
public record Verdict(
    Optional<Breach> breach,
    long seals,
    long entries,
    @Nullable Seal last,
    long waiting,
    @Nullable Instant waitingSince) {
  /** Whether nothing was changed, removed or slipped in. */
  public boolean intact() {
    return breach.isEmpty();
  }
}
