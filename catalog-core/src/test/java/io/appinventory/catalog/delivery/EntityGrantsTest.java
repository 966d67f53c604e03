package io.appinventory.catalog.delivery;

import static io.appinventory.catalog.testing.Refusals.requireFault;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SettableClock;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who grants what to whom, on one of two services. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class EntityGrantsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T00:00:00Z"));
  private final CatalogFixture fixture;
  private Principal admin;
  private EntityGrants<Service> grants;
  private EntityGrants<Service> others;
  private Id<User> holder;
  private Id<User> friend;
  private int users;

  EntityGrantsTest(TestDatabase database) {
    fixture = CatalogFixture.on(database, CatalogOptions.standard().withClock(clock));
  }

  @BeforeEach
  void fill() {
    admin = fixture.newPrincipal();
    grants = new EntityGrants<>(Services.TYPE, service("ours"));
    others = new EntityGrants<>(Services.TYPE, service("theirs"));
    holder = user(UserRole.VIEWER);
    friend = user(UserRole.VIEWER);
  }

  private Id<Service> service(String name) {
    Changes<Service> said =
        Changes.<Service>none().set(Services.NAME, name).set(Services.KIND, ServiceType.API);
    return fixture.in(admin, tx -> tx.create(Services.TYPE, said)).id();
  }

  private Id<User> user(UserRole role) {
    String email = "user" + ++users + "@example.com";
    Changes<User> user =
        Changes.<User>none()
            .set(Users.EMAIL, email)
            .set(Users.DISPLAY_NAME, email)
            .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
            .set(Users.EXTERNAL_ID, email)
            .set(Users.ROLE, role);
    return fixture.in(admin, tx -> tx.create(Users.TYPE, user)).id();
  }

  private Principal as(Id<User> user) {
    Principal viewer = Principal.user(admin.tenantId(), user.value(), UserRole.VIEWER);
    return fixture.catalog().signIn().limited(viewer);
  }

  private AccessGrant grant(
      Principal by, Id<User> to, Permission permission, @Nullable Instant until) {
    Changes<AccessGrant> said =
        Changes.<AccessGrant>none()
            .set(AccessGrants.PERMISSION, permission)
            .set(AccessGrants.EXPIRES_AT, until)
            .set(AccessGrants.REASON, "on call");
    return fixture.in(by, tx -> tx.grants(grants).put(to, said));
  }

  private void revoke(Principal by, Id<User> from) {
    fixture.in(
        by,
        tx -> {
          tx.grants(grants).revoke(from);
          return grants;
        });
  }

  private boolean changes(Id<User> user) {
    Changes<Service> said = Changes.<Service>none().set(Services.DESCRIPTION, "by " + ++users);
    try {
      fixture.in(as(user), tx -> tx.patch(Services.TYPE, grants.id(), said));
      return true;
    } catch (NotAllowedException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "read, none",
    "write, none",
    "admin, read write admin",
    "owner, read write admin owner"
  })
  void holdersGrantUpToWhatTheyHold(String held, String granted) {
    grant(admin, holder, Permission.valueOf(held.toUpperCase(Locale.ROOT)), null);
    for (Permission permission : Permission.values()) {
      Id<User> other = user(UserRole.VIEWER);
      if (List.of(granted.split(" ")).contains(permission.code())) {
        AccessGrant made = grant(as(holder), other, permission, null);
        assertThat(made.grantedBy()).isEqualTo(holder);
        assertThat(changes(other)).isEqualTo(permission != Permission.READ);
        revoke(as(holder), other);
        assertThat(changes(other)).isFalse();
      } else {
        requireRefusal(ErrorCode.NOT_ALLOWED, () -> grant(as(holder), other, permission, null));
      }
    }
  }

  @Test
  void aGrantIsForOneEntity() {
    grant(admin, holder, Permission.OWNER, null);
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> fixture.read(as(holder), others::list));
    assertThat(fixture.read(as(holder), grants::list)).hasSize(1);
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> fixture.read(as(friend), grants::list));
    Principal elsewhere = fixture.newPrincipal();
    requireRefusal(ErrorCode.NOT_FOUND, () -> fixture.read(elsewhere, grants::list));
    requireRefusal(
        ErrorCode.NOT_ALLOWED,
        () -> fixture.read(as(holder), r -> r.list(AccessGrants.TYPE, ListQuery.all())));
  }

  @Test
  void nobodyGrantsMoreThanTheyHoldByADetour() {
    Instant end = clock.instant().plusSeconds(600);
    grant(admin, holder, Permission.ADMIN, end);
    grant(admin, friend, Permission.OWNER, null);
    Principal by = as(holder);
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> grant(by, holder, Permission.READ, end));
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> grant(by, friend, Permission.READ, end));
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> revoke(by, friend));
    Id<User> other = user(UserRole.VIEWER);
    for (Instant until : new Instant[] {null, end.plusSeconds(1), clock.instant()}) {
      requireFault("expires_at", "not_allowed", () -> grant(by, other, Permission.READ, until));
    }
    grant(by, other, Permission.WRITE, end);
    clock.advance(Duration.ofSeconds(600));
    assertThat(changes(other)).isFalse();
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> grant(by, other, Permission.READ, null));
  }

  @Test
  void whatIsGrantedAndTakenBackIsAudited() {
    grant(admin, holder, Permission.OWNER, null);
    AccessGrant made = grant(as(holder), friend, Permission.READ, null);
    grant(as(holder), friend, Permission.WRITE, null);
    revoke(as(holder), friend);
    ListQuery its = ListQuery.of(Filter.path("entity_id").eq(made.id().toString()));
    List<AuditEntry> entries = fixture.read(admin, r -> r.auditLog(its)).items();
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactlyInAnyOrder("delete", "update", "create");
    assertThat(entries).extracting(AuditEntry::userId).containsOnly(holder.value());
    grant(as(holder), friend, Permission.READ, null);
    assertThat(fixture.read(admin, grants::list)).hasSize(2);
  }

  @Test
  void oneMayGiveUpOnesOwn() {
    grant(admin, holder, Permission.ADMIN, null);
    revoke(as(holder), holder);
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> fixture.read(as(holder), grants::list));
  }

  @ParameterizedTest
  @EnumSource(
      value = UserRole.class,
      names = {"EDITOR", "VIEWER"})
  void aTokenOfALesserRoleGrantsNothing(UserRole limit) {
    Id<User> editor = user(UserRole.EDITOR);
    grant(admin, editor, Permission.OWNER, null);
    String token =
        fixture.in(
            admin, tx -> new ApiTokens(tx.scope()).create(editor, "t " + limit, limit, null));
    Principal by = fixture.catalog().signIn().byToken(token, Map.of());
    if (limit == UserRole.EDITOR) {
      grant(by, friend, Permission.READ, null);
    } else {
      requireRefusal(ErrorCode.NOT_ALLOWED, () -> grant(by, friend, Permission.READ, null));
    }
  }

  @Test
  void nothingIsGrantedOnWhatIsForAdmins() {
    EntityGrants<User> onUser = new EntityGrants<>(Users.TYPE, friend);
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> fixture.read(admin, onUser::list));
  }
}
