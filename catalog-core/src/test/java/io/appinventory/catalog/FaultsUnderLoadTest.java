package io.appinventory.catalog;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.AUDIT_UNSEALED_ENTRIES;
import static io.appinventory.db.schema.Tables.COMPONENTS;
import static io.appinventory.db.schema.Tables.IDEMPOTENCY_KEYS;
import static io.appinventory.db.schema.Tables.INCIDENTS;
import static io.appinventory.db.schema.Tables.INCIDENT_TIMELINE_ENTRIES;
import static io.appinventory.db.schema.Tables.TEAMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.OutcomeUnknownException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.AtOnce;
import io.appinventory.catalog.testing.AtOnce.Outcome;
import io.appinventory.catalog.testing.CuttingProxy;
import io.appinventory.catalog.testing.Load;
import io.appinventory.catalog.testing.Replay;
import io.appinventory.catalog.testing.Stored;
import io.appinventory.db.Database;
import io.appinventory.db.DatabaseSettings;
import io.appinventory.db.testing.PrivateServer;
import io.appinventory.db.testing.PrivateServers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Eight writers while the database fails: what was acknowledged is there, once and with its audit
 * entries; nothing is there by halves; nothing that was said not to be written is there; and all
 * goes on by itself, on the same pool.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FaultsUnderLoadTest {
  private static final int WRITERS = 8;

  /** More than can be under way. */
  private static final int MORE = 5 * WRITERS;

  private static final String PLAIN =
      "?sslmode=disable&gssEncMode=disable&connectTimeout=2&socketTimeout=5";

  private PrivateServers servers;

  /** What the faults happen during. */
  private interface Faults {
    void happen(Load load) throws Exception;
  }

  @BeforeAll
  void prepare() {
    servers = PrivateServers.prepare();
  }

  @AfterAll
  void close() {
    servers.close();
  }

  @Test
  void backendsAreKilled() throws Exception {
    PrivateServer server = servers.start();
    Load load =
        under(
            "Backends terminated",
            server.settings().url() + PLAIN,
            server,
            during -> {
              for (int i = 0; i < 25; i++) {
                Thread.sleep(80);
                server
                    .backends()
                    .subList(0, 2)
                    .forEach(
                        pid ->
                            server.superuser().fetchValue("select pg_terminate_backend(?)", pid));
              }
            });
    assertThat(load.acknowledged()).hasSizeGreaterThan(50);
    server.kill();
  }

  @Test
  void theServerIsKilledAndStartedAgain() throws Exception {
    PrivateServer server = servers.start();
    under(
        "Server killed twice, one of its processes once",
        server.settings().url() + PLAIN,
        server,
        load -> {
          for (int i = 0; i < 2; i++) {
            proceed(load);
            server.kill();
            Thread.sleep(300);
            server.start();
          }
          proceed(load);
          server.killOne(server.backends().getFirst());
          proceed(load);
        });
    server.kill();
  }

  @Test
  void theConnectionIsCutInTheMiddleOfCommits() throws Exception {
    PrivateServer server = servers.start();
    try (CuttingProxy proxy = CuttingProxy.before(server.port(), 5)) {
      String url = server.settings().url().replace(":" + server.port(), ":" + proxy.port());
      Load load =
          under(
              "Connections cut in the middle of commits",
              url + PLAIN,
              server,
              during -> {
                proxy.cut(true);
                until(() -> proxy.cutBefore() > 3 && proxy.cutAfter() > 3, 30);
                proxy.cut(false);
                proceed(during);
              });
      System.out.println("   before " + proxy.cutBefore() + ", after " + proxy.cutAfter());
      assertThat(proxy.cutBefore()).isGreaterThan(3);
      assertThat(proxy.cutAfter()).isGreaterThan(3);
      assertThat(load.unknown()).isEqualTo(proxy.cutBefore() + proxy.cutAfter());
      // A commit that is cut may be that of a repetition, which finds the write done already.
      assertThat(load.doneAfterAll()).isBetween(1, proxy.cutAfter());
    }
    server.kill();
  }

  @Test
  void theStandbyIsPromoted() throws Exception {
    PrivateServer primary = servers.start("synchronous_standby_names = '*'");
    PrivateServer standby = servers.startStandbyOf(primary);
    String url =
        "jdbc:postgresql://localhost:%d,localhost:%d/catalog"
                .formatted(primary.port(), standby.port())
            + PLAIN
            + "&targetServerType=primary&hostRecheckSeconds=1";
    under(
        "Standby promoted",
        url,
        standby,
        load -> {
          proceed(load);
          primary.kill();
          standby.promote();
          proceed(load);
        });
    standby.kill();
  }

  @Test
  void aCommitThatNoStandbyConfirmsIsUnknown() throws Exception {
    PrivateServer server = servers.start();
    try (Database database = Database.open(server.settings())) {
      Catalog catalog = Catalog.open(database.dataSource());
      Principal user = user(catalog, catalog.administration().create("one", "One").id());
      server.superuser().execute("alter system set synchronous_standby_names = '*'");
      server.superuser().execute("select pg_reload_conf()");
      List<Outcome<Team>> outcome =
          AtOnce.run(List.of(() -> team(catalog, user), () -> cancelled(server)));
      assertThat(outcome.getFirst().error()).isInstanceOf(OutcomeUnknownException.class);
    }
    server.kill();
  }

  private static Team team(Catalog catalog, Principal user) throws InterruptedException {
    Thread.sleep(200); // until the configuration is read
    Changes<Team> changes = Changes.<Team>none().set(Teams.NAME, "Unconfirmed");
    return catalog.in(user, tx -> tx.create(Teams.TYPE, changes));
  }

  private static Team cancelled(PrivateServer server) throws InterruptedException {
    String waiting =
        "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'";
    while (server.superuser().fetch(waiting).isEmpty()) {
      Thread.sleep(20);
    }
    return null;
  }

  /** Waits until more was acknowledged than could have been under way. */
  private static void proceed(Load load) throws InterruptedException {
    int before = load.acknowledged().size();
    until(() -> load.acknowledged().size() >= before + MORE, 15);
    assertThat(load.acknowledged())
        .as("writing goes on")
        .hasSizeGreaterThanOrEqualTo(before + MORE);
  }

  private static void until(BooleanSupplier done, int seconds) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  /**
   * Writes while faults happen, and looks at what is there.
   *
   * @param last the server that has everything at the end
   */
  private static Load under(String title, String url, PrivateServer last, Faults faults)
      throws Exception {
    DatabaseSettings settings =
        new DatabaseSettings(url, "catalog_owner", "", WRITERS, Duration.ofSeconds(2));
    try (Database database = Database.open(settings)) {
      Catalog catalog = Catalog.open(database.dataSource());
      UUID tenant = catalog.administration().create("load", "Load").id();
      Principal user = user(catalog, tenant);
      Load load = Load.start(catalog, user, WRITERS);
      try {
        faults.happen(load);
      } finally {
        load.stop();
        System.out.println(title + ": " + load);
      }
      assertThat(load.wrong()).isEmpty();
      requireAllThereOnce(catalog, user, last.superuser(), load.acknowledged());
      return load;
    }
  }

  private static Principal user(Catalog catalog, UUID tenant) {
    Changes<User> changes =
        Changes.<User>none()
            .set(Users.EMAIL, "writer@example.com")
            .set(Users.DISPLAY_NAME, "Writer")
            .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
            .set(Users.EXTERNAL_ID, "writer")
            .set(Users.ROLE, UserRole.EDITOR);
    Principal system = Principal.system(tenant);
    Id<User> id = catalog.in(system, tx -> tx.create(Users.TYPE, changes)).id();
    return Principal.user(tenant, id.value(), UserRole.EDITOR);
  }

  private static void requireAllThereOnce(
      Catalog catalog, Principal user, DSLContext owner, List<String> names) {
    assertThat(names).doesNotHaveDuplicates();
    for (TableField<?, String> name :
        List.of(TEAMS.NAME, COMPONENTS.NAME, INCIDENTS.TITLE, IDEMPOTENCY_KEYS.KEY)) {
      assertThat(owner.select(name).from(name.getTable()).fetch(name))
          .containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(owner.fetchCount(INCIDENT_TIMELINE_ENTRIES)).isEqualTo(names.size());
    // Three creations and the component's status for each write, and the user.
    assertThat(owner.fetchCount(AUDIT_LOGS)).isEqualTo(4 * names.size() + 1);
    assertThat(owner.fetchCount(AUDIT_UNSEALED_ENTRIES)).isEqualTo(4 * names.size() + 1);
    assertThat(owner.fetchCount(COMPONENTS, COMPONENTS.OPERATIONAL_STATUS.eq("outage")))
        .isEqualTo(names.size());
    for (EntityType<?> type : catalog.model().types()) {
      requireCounted(catalog, user.tenantId(), owner, type);
    }
    requireExactAudit(catalog, user.tenantId(), owner);
  }

  private static <R extends Entity<R>> void requireCounted(
      Catalog catalog, UUID tenant, DSLContext owner, EntityType<R> type) {
    long kept = catalog.read(Principal.system(tenant), r -> r.count(type, Filter.always()));
    assertThat(kept).isEqualTo(owner.fetchCount(DSL.selectOne().from(type.table())));
  }

  private static void requireExactAudit(Catalog catalog, UUID tenant, DSLContext owner) {
    Replay replay = new Replay(catalog.model());
    Replay.log(owner, tenant).stream()
        .sorted(Comparator.comparing((AuditEntry entry) -> Id.of(entry.id())))
        .forEach(replay::apply);
    new Stored(owner, catalog.model(), tenant).requireSameAs(replay);
  }
}
