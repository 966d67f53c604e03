package io.appinventory.catalog.audit.seal;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.AUDIT_SEALED_ENTRIES;
import static io.appinventory.db.schema.Tables.AUDIT_SEALS;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Housekeeping;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A new tenant with an audit log, and an owner of the schema who tampers with it. */
final class SealedLog {
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final Catalog catalog;
  private final Principal principal;
  private final DSLContext owner;

  SealedLog(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    String name = "sealed" + TENANTS.incrementAndGet();
    principal = Principal.system(catalog.administration().create(name, name).id());
    owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
  }

  Catalog catalog() {
    return catalog;
  }

  Principal principal() {
    return principal;
  }

  UUID tenant() {
    return principal.tenantId();
  }

  void write(int entries) {
    for (int i = 0; i < entries; i++) {
      create("team " + UUID.randomUUID());
    }
  }

  Team create(String name) {
    return catalog.in(
        principal, tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, name)));
  }

  long seal() {
    return Housekeeping.seal(catalog, principal);
  }

  Verdict verify() {
    return verify(Optional.empty());
  }

  Verdict verify(Optional<SealAnchor> anchor) {
    return catalog.read(principal, r -> new Verification(r.scope(), anchor).verify());
  }

  /** All entries, by time and id. */
  List<UUID> entries() {
    return owner
        .select(AUDIT_LOGS.ID)
        .from(AUDIT_LOGS)
        .where(AUDIT_LOGS.TENANT_ID.eq(tenant()))
        .orderBy(AUDIT_LOGS.TIMESTAMP, AUDIT_LOGS.ID)
        .fetch(AUDIT_LOGS.ID);
  }

  /** Runs a statement as the owner, who has put the guards aside. */
  void tamper(String statement, Object... values) {
    List<Table<?>> guarded = List.of(AUDIT_LOGS, AUDIT_SEALS, AUDIT_SEALED_ENTRIES);
    owner.transaction(
        tx -> {
          guarded.forEach(table -> tx.dsl().execute("alter table {0} disable trigger user", table));
          tx.dsl()
              .execute(
                  "alter table audit_sealed_entries drop constraint"
                      + " audit_sealed_entries_seal_number_fk");
          if (tx.dsl().execute(statement, values) == 0) {
            throw new IllegalStateException("nothing to tamper with");
          }
          guarded.forEach(table -> tx.dsl().execute("alter table {0} enable trigger user", table));
          tx.dsl()
              .execute(
                  "alter table audit_sealed_entries add constraint"
                      + " audit_sealed_entries_seal_number_fk foreign key (tenant_id, seal_number)"
                      + " references audit_seals (tenant_id, number) not valid");
        });
  }
}
