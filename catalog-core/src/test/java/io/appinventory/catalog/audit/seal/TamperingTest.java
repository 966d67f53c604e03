package io.appinventory.catalog.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.audit.seal.Breach.ChainReplaced;
import io.appinventory.catalog.audit.seal.Breach.EntryAdded;
import io.appinventory.catalog.audit.seal.Breach.EntryChanged;
import io.appinventory.catalog.audit.seal.Breach.EntryRemoved;
import io.appinventory.catalog.audit.seal.Breach.SealAltered;
import io.appinventory.catalog.audit.seal.Breach.SealRemoved;
import io.appinventory.catalog.audit.seal.Breach.WaitingEntryRemoved;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three seals over two entries each; then somebody goes around the application. */
@ExtendWith(TestDatabaseExtension.class)
class TamperingTest {
  private final SealedLog log;
  private List<UUID> entries = List.of();

  TamperingTest(TestDatabase database) {
    log = new SealedLog(database);
  }

  @BeforeEach
  void seal() {
    for (int i = 0; i < 3; i++) {
      log.write(2);
      assertThat(log.seal()).isEqualTo(2);
    }
    entries = log.entries();
    Verdict verdict = log.verify();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.seals()).isEqualTo(3);
    assertThat(verdict.entries()).isEqualTo(6);
    assertThat(verdict.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user_id = gen_random_uuid()",
        "action = 'delete'",
        "entity_type = 'services'",
        "entity_id = gen_random_uuid()",
        "entity_id = null",
        "entity_name = entity_name || ' '",
        "changes = changes || '{\"x\": {\"new\": 1, \"old\": null}}'",
        "changes = null",
        "metadata = '{\"address\": \"::1\"}'",
      })
  void namesTheEntryThatWasChanged(String change) {
    log.tamper("update audit_logs set " + change + " where id = {0}", id(entries.get(2)));
    log.tamper("update audit_logs set " + change + " where id = {0}", id(entries.get(5)));
    assertThat(breach())
        .isInstanceOfSatisfying(
            EntryChanged.class,
            changed -> {
              assertThat(changed.id()).isEqualTo(entries.get(2));
              assertThat(changed.seal()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from audit_logs",
        "update audit_logs set id = gen_random_uuid()",
        "update audit_logs set timestamp = timestamp + interval '1 microsecond'",
        "update audit_logs set timestamp = '2030-01-01 00:00:00Z'",
        "update audit_logs set tenant_id = gen_random_uuid()",
      })
  void namesTheEntryThatWasRemoved(String change) {
    log.tamper(change + " where id = {0}", id(entries.get(3)));
    assertThat(breach())
        .isInstanceOfSatisfying(
            EntryRemoved.class, gone -> assertThat(gone.id()).isEqualTo(entries.get(3)));
  }

  @Test
  void noticesThatEntriesChangedPlaces() {
    log.tamper(
        "update audit_logs set timestamp = (select timestamp from audit_logs other where other.id ="
            + " case audit_logs.id when {0} then {1} else {0} end) where id in ({0}, {1})",
        id(entries.get(0)), id(entries.get(4)));
    assertThat(breach())
        .isInstanceOfSatisfying(
            EntryRemoved.class, gone -> assertThat(gone.id()).isEqualTo(entries.get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_seals set previous_hash = sha256('x') where number = 2",
        "update audit_seals set hash = sha256('x') where number = 2",
        "update audit_seals set entries = 3 where number = 2",
        "update audit_seals set sealed_at = sealed_at + interval '1 microsecond' where number = 2",
        "update audit_sealed_entries set digest = sha256('x') where seal_number = 2",
        "update audit_sealed_entries set entry_id = gen_random_uuid() where seal_number = 2",
        "update audit_sealed_entries set timestamp = timestamp - interval '1 h' where seal_number ="
            + " 2",
        "update audit_sealed_entries set seal_number = 3 where seal_number = 2",
        "delete from audit_sealed_entries where seal_number = 2",
      })
  void namesTheSealThatWasAltered(String change) {
    log.tamper(change + " and tenant_id = {0}", id(log.tenant()));
    assertThat(breach()).isEqualTo(new SealAltered(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from audit_seals where number = 2",
        "update audit_seals set number = 7 where number = 2",
      })
  void namesTheSealThatWasRemoved(String change) {
    log.tamper(change + " and tenant_id = {0}", id(log.tenant()));
    assertThat(breach()).isEqualTo(new SealRemoved(2));
  }

  @Test
  void noticesThatTheLastSealIsGoneByTheEntriesItLeaves() {
    log.tamper(
        "delete from audit_sealed_entries where seal_number = 3 and tenant_id = {0}",
        id(log.tenant()));
    log.tamper("delete from audit_seals where number = 3 and tenant_id = {0}", id(log.tenant()));
    assertThat(breach())
        .isInstanceOfSatisfying(
            EntryAdded.class, left -> assertThat(left.id()).isEqualTo(entries.get(4)));
  }

  @Test
  void noticesAChainMadeAnewByAnAnchor() {
    SealAnchor noted = SealAnchor.of(Objects.requireNonNull(log.verify().last()));
    log.tamper(
        "delete from audit_sealed_entries where seal_number = 3 and tenant_id = {0}",
        id(log.tenant()));
    log.tamper("delete from audit_seals where number = 3 and tenant_id = {0}", id(log.tenant()));
    log.tamper("update audit_logs set action = 'x' where id = {0}", id(entries.get(5)));
    log.tamper(
        "insert into audit_unsealed_entries select tenant_id, timestamp, id from audit_logs where"
            + " id in ({0}, {1})",
        id(entries.get(4)), id(entries.get(5)));
    assertThat(log.verify(Optional.of(noted)).breach()).contains(new SealRemoved(3));
    log.seal();
    assertThat(log.verify().intact()).isTrue();
    assertThat(log.verify(Optional.of(noted)).breach()).contains(new ChainReplaced(3));
    SealAnchor second = SealAnchor.parse("3:" + "0".repeat(64));
    assertThat(log.verify(Optional.of(second)).breach()).contains(new ChainReplaced(3));
  }

  @Test
  void holdsAgainstAnAnchor() {
    SealAnchor noted = SealAnchor.of(Objects.requireNonNull(log.verify().last()));
    log.write(1);
    log.seal();
    Verdict verdict = log.verify(Optional.of(SealAnchor.parse(noted.toString())));
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.seals()).isEqualTo(4);
  }

  @Test
  void noticesThatAnEntryWasRemovedBeforeItWasSealed() {
    log.write(2);
    UUID last = log.entries().getLast();
    log.tamper("delete from audit_logs where id = {0}", id(last));
    assertThat(breach())
        .isInstanceOfSatisfying(
            WaitingEntryRemoved.class, gone -> assertThat(gone.id()).isEqualTo(last));
    log.seal();
    assertThat(breach()).isInstanceOf(WaitingEntryRemoved.class);
  }

  @Test
  void noticesAnEntryThatWasSlippedIn() {
    UUID forged = UUID.randomUUID();
    log.tamper(
        "insert into audit_logs (tenant_id, id, action, entity_type) values ({0}, {1}, 'create',"
            + " 'teams')",
        id(log.tenant()), id(forged));
    assertThat(breach())
        .isInstanceOfSatisfying(
            EntryAdded.class, added -> assertThat(added.id()).isEqualTo(forged));
  }

  private Breach breach() {
    return log.verify().breach().orElseThrow();
  }

  private static Object id(UUID id) {
    return DSL.val(id);
  }
}
