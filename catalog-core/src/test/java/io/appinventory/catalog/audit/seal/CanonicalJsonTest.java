package io.appinventory.catalog.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.model.Json;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ }|{}",
        "[ ]|[]",
        "{\"b\": [1, 2], \"a\": {\"d\": null, \"c\":"
            + " true}}|{\"a\":{\"c\":true,\"d\":null},\"b\":[1,2]}",
        "{\"aa\": 1, \"b\": 2}|{\"aa\":1,\"b\":2}",
        "0|0",
        "-0.00|0",
        "1.50|15e-1",
        "1.5|15e-1",
        "200|2e2",
        "-12|-12",
        "123456789012345678901234567890.12|12345678901234567890123456789012e-2",
        "\"a\\u0041\\n\\u0001\\\"\\\\\\/é\"|\"aA\\n\\u0001\\\"\\\\/é\"",
      })
  void hasOneSpelling(String text, String canonical) {
    assertThat(CanonicalJson.of(CanonicalJson.parse(text))).isEqualTo(canonical);
  }

  /** The form that is documented; who verifies with other tools relies on it. */
  @Test
  void entryIsAnObjectOfItsColumns() {
    AuditEntry entry =
        new AuditEntry(
            new UUID(0, 2),
            null,
            "update",
            "services",
            new UUID(0, 3),
            "shop",
            Json.ofText("{\"sla\": {\"old\": 1.0, \"new\": 2}}"),
            Json.ofText("{\"address\": \"::1\"}"),
            Instant.parse("2026-01-02T03:04:05.6Z"));
    assertThat(SealedEntry.canonical(new UUID(0, 1), entry))
        .isEqualTo(
            "{\"action\":\"update\",\"changes\":{\"sla\":{\"new\":2,\"old\":1}},"
                + "\"entity_id\":\"00000000-0000-0000-0000-000000000003\",\"entity_name\":\"shop\","
                + "\"entity_type\":\"services\",\"id\":\"00000000-0000-0000-0000-000000000002\","
                + "\"metadata\":{\"address\":\"::1\"},"
                + "\"tenant_id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"timestamp\":\"2026-01-02T03:04:05.600000Z\",\"user_id\":null}");
    assertThat(SealedEntry.canonical(new UUID(0, 1), entry.failed("no")))
        .contains("\"error_message\":\"no\",\"id\"", "\"status\":\"failure\",\"tenant_id\"");
  }

  @Test
  void hashOfASealIsThatOfItsLines() {
    SealedEntry entry =
        new SealedEntry(Instant.parse("2026-01-02T03:04:05Z"), new UUID(0, 2), "ab".repeat(32));
    SealHash hash =
        new SealHash(new UUID(0, 1), 1, Seal.NONE, Instant.parse("2026-01-02T03:05:00Z"));
    hash.add(entry);
    String lines =
        "{\"number\":1,\"previous_hash\":\""
            + "0".repeat(64)
            + "\",\"sealed_at\":\"2026-01-02T03:05:00.000000Z\","
            + "\"tenant_id\":\"00000000-0000-0000-0000-000000000001\"}\n"
            + "2026-01-02T03:04:05.000000Z 00000000-0000-0000-0000-000000000002 "
            + "ab".repeat(32)
            + "\n1\n";
    assertThat(hash.end()).isEqualTo(Seal.hex(Sha256.of(lines)));
  }
}
