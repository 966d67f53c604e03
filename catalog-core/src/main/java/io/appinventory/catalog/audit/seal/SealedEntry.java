package io.appinventory.catalog.audit.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.audit.AuditEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as its seal knows it.
 *
 * <p>Its digest is the SHA-256 of the {@linkplain CanonicalJson canonical JSON} of the object with
 * the members {@code action}, {@code changes}, {@code entity_id}, {@code entity_name}, {@code
 * entity_type}, {@code id}, {@code metadata}, {@code tenant_id}, {@code timestamp} and {@code
 * user_id}, null where it has no value, and, only where it has them, {@code error_message} and
 * {@code status}: every column of the entry. The time is in UTC with six digits for the fraction of
 * the second.
 *
 * @param timestamp the time of the entry
 * @param id its id
 * @param digest the digest, 64 hexadecimal digits
 */
record SealedEntry(Instant timestamp, UUID id, String digest) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Takes the digest of an entry. */
  static SealedEntry of(UUID tenantId, AuditEntry entry) {
    return new SealedEntry(
        entry.timestamp(), entry.id(), Seal.hex(Sha256.of(canonical(tenantId, entry))));
  }

  /** The line of it that is hashed with its seal. */
  String line() {
    return time(timestamp) + " " + id + " " + digest + "\n";
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  static String canonical(UUID tenantId, AuditEntry entry) {
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    flat.put("action", entry.action());
    flat.put("entity_id", text(entry.entityId()));
    flat.put("entity_name", entry.entityName());
    flat.put("entity_type", entry.entityType());
    flat.put("id", entry.id().toString());
    flat.put("tenant_id", tenantId.toString());
    flat.put("timestamp", time(entry.timestamp()));
    flat.put("user_id", text(entry.userId()));
    if (entry.changes() == null) {
      flat.putNull("changes");
    } else {
      flat.set("changes", CanonicalJson.parse(entry.changes().text()));
    }
    if (entry.status() != null) {
      flat.put("status", entry.status().code());
    }
    if (entry.errorMessage() != null) {
      flat.put("error_message", entry.errorMessage());
    }
    flat.set("metadata", CanonicalJson.parse(entry.metadata().text()));
    return CanonicalJson.of(flat);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
