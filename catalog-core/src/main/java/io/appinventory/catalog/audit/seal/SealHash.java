package io.appinventory.catalog.audit.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * The hash of a seal, as its entries are added: SHA-256 over lines, each ended by a line feed. The
 * first is the {@linkplain CanonicalJson canonical JSON} of the seal's {@code number}, {@code
 * previous_hash}, {@code sealed_at} and {@code tenant_id}. One follows for each entry, by time and
 * id: its time, its id and its digest, a space between them. The last is the number of entries.
 */
final class SealHash {
  private final Sha256 sha = new Sha256();
  private int entries;

  SealHash(UUID tenantId, long number, String previousHash, Instant sealedAt) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("number", number);
    head.put("previous_hash", previousHash);
    head.put("sealed_at", SealedEntry.time(sealedAt));
    head.put("tenant_id", tenantId.toString());
    sha.add(CanonicalJson.of(head) + "\n");
  }

  /** Adds the next entry. */
  void add(SealedEntry entry) {
    sha.add(entry.line());
    entries++;
  }

  /** How many entries were added. */
  int entries() {
    return entries;
  }

  /** The hash over all of it, 64 hexadecimal digits. */
  String end() {
    sha.add(entries + "\n");
    return Seal.hex(sha.end());
  }
}
