package io.appinventory.catalog.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.Json;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class AdministrationHistoryTest {
  private final Administration administration;

  AdministrationHistoryTest(TestDatabase database) {
    administration = Catalog.open(database.dataSource()).administration();
  }

  @Test
  void tellsOfEveryWrite() {
    Tenant acme = administration.from(Map.of("address", "10.0.0.1")).create("acme-history", "Acme");
    administration.update(acme.id(), "Acme Ltd", null);
    administration.update(acme.id(), null, false);
    List<AuditEntry> history =
        administration.history(100).stream()
            .filter(entry -> acme.id().equals(entry.entityId()))
            .toList();
    assertThat(history)
        .extracting(AuditEntry::action)
        .containsExactly("update", "update", "create");
    assertThat(history.get(2).metadata()).isEqualTo(Json.ofText("{\"address\": \"10.0.0.1\"}"));
    assertThat(history.get(2).entityName()).isEqualTo("Acme");
    assertThat(changes(history.get(1)))
        .isEqualTo(Json.ofText("{\"name\": {\"old\": \"Acme\", \"new\": \"Acme Ltd\"}}"));
    assertThat(changes(history.get(0)))
        .isEqualTo(Json.ofText("{\"active\": {\"old\": true, \"new\": false}}"));
  }

  @Test
  void tellsNothingOfWhatWasRefused() {
    administration.create("twice", "Twice");
    int before = administration.history(1000).size();
    assertThatThrownBy(() -> administration.create("twice", "Again"))
        .isInstanceOf(ConflictException.class);
    assertThat(administration.history(1000)).hasSize(before);
  }

  private static Json changes(AuditEntry entry) {
    return Objects.requireNonNull(entry.changes());
  }
}
