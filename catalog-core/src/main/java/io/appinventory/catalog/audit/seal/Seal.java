package io.appinventory.catalog.audit.seal;

import io.appinventory.db.schema.tables.records.AuditSealsRecord;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A seal over entries of a tenant's audit log.
 *
 * @param number its place in the tenant's chain, from 1 and without gaps
 * @param previousHash the hash of the seal before, 64 hexadecimal digits; zeros for the first
 * @param hash its own hash, see {@link SealHash}
 * @param entries how many entries are under it
 * @param sealedAt when it was made
 */
public record Seal(long number, String previousHash, String hash, int entries, Instant sealedAt) {
  /** What stands for the hash before the first seal. */
  static final String NONE = "0".repeat(2 * Sha256.BYTES);

  static Seal of(AuditSealsRecord row) {
    return new Seal(
        row.getNumber(),
        hex(row.getPreviousHash()),
        hex(row.getHash()),
        row.getEntries(),
        row.getSealedAt());
  }

  /** The hash of a seal, or what stands for it where there is none. */
  static String hashOf(@Nullable Seal seal) {
    return seal == null ? NONE : seal.hash;
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** Whether this is the seal that somebody noted, by number and hash. */
  boolean matches(SealAnchor anchor) {
    return number == anchor.number() && hash.equals(anchor.hash());
  }
}
