package io.appinventory.catalog.access.rule;

import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static io.appinventory.db.schema.Tables.ACCESS_CONTROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.exchange.backstage.query.BackstageCatalog;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.RowRules;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SettableClock;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roles, rules and grants together: two services, one of which the rules allow. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class GrantsTest {
  private static final List<String> GRANTS =
      List.of("", "read", "write", "admin", "owner", "expired", "revoked", "foreign");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T00:00:00Z"));
  private final CatalogFixture fixture;
  private Principal system;
  private Service inside;
  private Service outside;
  private int users;

  GrantsTest(TestDatabase database) {
    fixture = CatalogFixture.on(database, CatalogOptions.standard().withClock(clock));
  }

  @BeforeEach
  void fill() {
    system = fixture.newPrincipal();
    inside = service(system, "inside");
    outside = service(system, "outside");
  }

  private Service service(Principal principal, String name) {
    return fixture.in(
        principal,
        tx ->
            tx.create(
                Services.TYPE,
                Changes.<Service>none()
                    .set(Services.NAME, name)
                    .set(Services.KIND, ServiceType.API)));
  }

  private Principal user(Principal admin, UserRole role) {
    String email = "user" + ++users + "@example.com";
    Changes<User> user =
        Changes.<User>none()
            .set(Users.EMAIL, email)
            .set(Users.DISPLAY_NAME, email)
            .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
            .set(Users.EXTERNAL_ID, email)
            .set(Users.ROLE, role);
    UUID id = fixture.in(admin, tx -> tx.create(Users.TYPE, user)).id().value();
    return Principal.user(admin.tenantId(), id, role);
  }

  private void rule(UserRole role, RuleAccess access) {
    Changes<AccessRule> rule =
        Changes.<AccessRule>none()
            .set(AccessRules.NAME, role + " " + access)
            .set(AccessRules.ROLE, role)
            .set(AccessRules.ACCESS, access)
            .set(AccessRules.ENTITY_TYPE, "services")
            .set(AccessRules.FILTER, "name = \"inside\"");
    fixture.in(system, tx -> tx.create(AccessRules.TYPE, rule));
  }

  private Grants of(Principal user) {
    return new Grants(fixture.owner(), user.tenantId(), user.userId().orElseThrow());
  }

  private Principal limited(Principal user) {
    return fixture.catalog().signIn().limited(user);
  }

  private Set<String> seen(Principal user) {
    Set<String> names = new TreeSet<>();
    fixture
        .read(user, r -> r.list(Services.TYPE, ListQuery.all()))
        .items()
        .forEach(service -> names.add(service.name()));
    return names;
  }

  private boolean changes(Principal user, Service service) {
    Changes<Service> said = Changes.<Service>none().set(Services.DESCRIPTION, "by " + ++users);
    try {
      fixture.in(user, tx -> tx.patch(Services.TYPE, service.id(), said));
      return true;
    } catch (NotAllowedException | NotFoundException e) {
      return false;
    }
  }

  private void grant(Principal user, String grant) {
    Instant now = clock.instant();
    for (Service service : List.of(inside, outside)) {
      UUID id = service.id().value();
      switch (grant) {
        case "" -> {}
        case "expired" -> of(user).add(Services.TYPE, id, "owner", now);
        case "revoked" -> {
          UUID made = of(user).add(Services.TYPE, id, "owner");
          fixture
              .owner()
              .update(ACCESS_CONTROL)
              .set(ACCESS_CONTROL.DELETED_AT, now)
              .where(ACCESS_CONTROL.ID.eq(made))
              .execute();
        }
        case "foreign" -> {
          Principal elsewhere = fixture.newPrincipal();
          of(user(elsewhere, user.role())).add(Services.TYPE, id, "owner");
        }
        default -> of(user).add(Services.TYPE, id, grant, now.plusSeconds(1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(UserRole.class)
  void eachRoleSeesAndChangesWhatRulesAndGrantsAllow(UserRole role) {
    for (List<RuleAccess> rules :
        List.of(
            List.<RuleAccess>of(),
            List.of(RuleAccess.READ),
            List.of(RuleAccess.WRITE),
            List.of(RuleAccess.READ, RuleAccess.WRITE))) {
      boolean writes = Permissions.mayWrite(role, "services");
      if (role == UserRole.ADMIN && !rules.isEmpty()
          || rules.contains(RuleAccess.WRITE) && !writes) {
        continue;
      }
      fill();
      rules.forEach(access -> rule(role, access));
      for (String grant : GRANTS) {
        Principal user = user(system, role);
        grant(user, grant);
        Principal limited = limited(user);
        boolean granted = Set.of("read", "write", "admin", "owner").contains(grant);
        boolean lent = granted && !grant.equals("read");
        boolean all = !rules.contains(RuleAccess.READ) || granted;
        String said = role + " " + rules + " '" + grant + "'";
        assertThat(seen(limited))
            .as(said)
            .isEqualTo(all ? Set.of("inside", "outside") : Set.of("inside"));
        assertThat(changes(limited, inside)).as(said).isEqualTo(writes || lent);
        assertThat(changes(limited, outside)).as(said).isEqualTo(writes && rules.isEmpty() || lent);
      }
    }
  }

  @Test
  void grantsEndAtTheMomentTheyExpire() {
    rule(UserRole.VIEWER, RuleAccess.READ);
    Principal user = user(system, UserRole.VIEWER);
    Instant end = clock.instant().plusSeconds(60);
    of(user).add(Services.TYPE, outside.id().value(), "write", end);
    Principal limited = limited(user);
    clock.advance(Duration.ofSeconds(60).minusNanos(1_000));
    assertThat(seen(limited)).contains("outside");
    assertThat(changes(limited, outside)).isTrue();
    clock.advance(Duration.ofNanos(1_000));
    assertThat(seen(limited)).containsExactly("inside");
    assertThat(changes(limited, outside)).isFalse();
  }

  @Test
  void whoeverHasNoGrantsIsAsUnlimitedAsBefore() {
    Principal user = user(system, UserRole.EDITOR);
    Principal other = user(system, UserRole.EDITOR);
    of(other).add(Services.TYPE, outside.id().value(), "write");
    of(other).add(Users.TYPE, user.userId().orElseThrow(), "owner");
    assertThat(limited(user).rows()).isSameAs(RowRules.NONE);
    requireRefusal(
        ErrorCode.NOT_ALLOWED,
        () -> fixture.read(limited(other), r -> r.list(Users.TYPE, ListQuery.all())));
  }

  @Test
  void aGrantIsForTheEntityAndNoOther() {
    Principal user = user(system, UserRole.VIEWER);
    of(user).add(Services.TYPE, outside.id().value(), "write");
    Principal limited = limited(user);
    assertThat(changes(limited, outside)).isTrue();
    assertThat(changes(limited, inside)).isFalse();
    requireRefusal(ErrorCode.NOT_ALLOWED, () -> service(limited, "another"));
    fixture.in(limited, tx -> tx.delete(Services.TYPE, outside.id(), OptionalLong.empty()));
    fixture.read(limited, r -> new BackstageCatalog(r.scope()));
  }

  @Test
  void aTokenOfALesserRoleReadsByGrantsAndDoesNotWrite() {
    rule(UserRole.EDITOR, RuleAccess.READ);
    Principal user = user(system, UserRole.EDITOR);
    of(user).add(Services.TYPE, outside.id().value(), "owner");
    for (UserRole role : List.of(UserRole.EDITOR, UserRole.VIEWER)) {
      String token =
          fixture.in(
              system,
              tx ->
                  new ApiTokens(tx.scope())
                      .create(Id.of(user.userId().orElseThrow()), "t " + role, role, null));
      Principal holder = fixture.catalog().signIn().byToken(token, Map.of("agent", "test"));
      assertThat(seen(holder)).contains("outside");
      assertThat(changes(holder, outside)).isEqualTo(role == UserRole.EDITOR);
    }
  }

  @Test
  void whoEmbedsTheCatalogLimitsGrantsToo() {
    Principal user = user(system, UserRole.VIEWER);
    of(user).add(Services.TYPE, outside.id().value(), "write");
    RowRules only =
        new RowFilters()
            .write(
                Services.TYPE,
                io.appinventory.catalog.query.filter.Filter.eq(Services.NAME, "inside"))
            .rules();
    assertThat(changes(limited(user).within(only), outside)).isFalse();
  }
}
