package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.cli.Commands.Outcome;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class AuditCommandsTest {
  private final TestDatabase database;
  private final Commands commands;
  private final Catalog catalog;

  AuditCommandsTest(TestDatabase database) {
    this.database = database;
    this.commands = new Commands(database);
    this.catalog = Catalog.open(database.dataSource());
  }

  @Test
  void sealsAndVerifies() {
    tenantWithTwoTeams("sealed");
    assertThat(commands.run("audit", "verify", "--tenant=sealed").out())
        .contains("0 entries under 0 seals", "2 entries since");

    assertThat(commands.run("audit", "seal", "--tenant=sealed").out().strip())
        .isEqualTo("sealed 2 entries");

    Outcome verified = commands.run("audit", "verify", "--tenant=sealed");
    assertThat(verified.status()).isZero();
    assertThat(verified.out()).contains("2 entries under 1 seals are intact");
    String anchor = verified.out().lines().toList().get(1).replace("anchor ", "");
    Outcome again = commands.run("audit", "verify", "--tenant=sealed", "--anchor=" + anchor);
    assertThat(again.status()).isZero();
    Outcome other =
        commands.run("audit", "verify", "--tenant=sealed", "--anchor=1:" + "0".repeat(64));
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err()).contains("made anew");
  }

  @Test
  void namesTheEntryThatWasChanged() {
    tenantWithTwoTeams("tampered");
    commands.run("audit", "seal", "--tenant=tampered");
    var owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    owner.execute("alter table audit_logs disable trigger user");
    owner.execute(
        "update audit_logs set user_id = gen_random_uuid() where entity_name = 'tampered b'");
    owner.execute("alter table audit_logs enable trigger user");

    Outcome verified = commands.run("audit", "verify", "--tenant=tampered");

    assertThat(verified.status()).isEqualTo(1);
    Object id = owner.fetchValue("select id from audit_logs where entity_name = 'tampered b'");
    assertThat(verified.err()).contains("The entry " + id, "was changed");
  }

  @Test
  void refusesWhatIsNoAnchor() {
    Outcome refused = commands.run("audit", "verify", "--tenant=x", "--anchor=1:zz");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("NUMBER:HASH");
  }

  private void tenantWithTwoTeams(String tenant) {
    Principal system = Principal.system(catalog.administration().create(tenant, tenant).id());
    for (String name : new String[] {" a", " b"}) {
      catalog.in(
          system, tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, tenant + name)));
    }
  }
}
