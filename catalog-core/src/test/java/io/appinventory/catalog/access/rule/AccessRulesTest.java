package io.appinventory.catalog.access.rule;

import static io.appinventory.catalog.testing.Refusals.faults;
import static io.appinventory.catalog.testing.Refusals.refusal;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static io.appinventory.db.schema.Tables.ACCESS_RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.access.SignIn;
import io.appinventory.catalog.document.DocumentExport;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.exchange.backstage.query.BackstageCatalog;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as tenants keep them: Ann is in Payments, which has one of two services. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessRulesTest {
  private static final String MINE = "team.people.email = \"$me\"";

  private final CatalogFixture fixture;
  private final AtomicInteger rules = new AtomicInteger();
  private Principal system;
  private Principal ann;
  private Id<Team> payments;
  private Id<Team> shipping;
  private Service cards;
  private Service parcels;

  AccessRulesTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
  }

  @BeforeEach
  void fill() {
    system = fixture.newPrincipal();
    payments = team("Payments");
    shipping = team("Shipping");
    cards = service("Cards", payments);
    parcels = service("Parcels", shipping);
    Changes<Person> person =
        Changes.<Person>none()
            .set(People.NAME, "Ann")
            .set(People.EMAIL, "ann@example.com")
            .set(People.TEAM_ID, payments);
    fixture.in(system, tx -> tx.create(People.TYPE, person));
    ann = user("ann@example.com", UserRole.EDITOR);
  }

  private Id<Team> team(String name) {
    return fixture
        .in(system, tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, name)))
        .id();
  }

  private Service service(String name, Id<Team> team) {
    return fixture.in(system, tx -> tx.create(Services.TYPE, saying(name, team)));
  }

  private static Changes<Service> saying(String name, Id<Team> team) {
    return Changes.<Service>none()
        .set(Services.NAME, name)
        .set(Services.KIND, ServiceType.API)
        .set(Services.TEAM_ID, team);
  }

  private Principal user(String email, UserRole role) {
    Changes<User> user =
        Changes.<User>none()
            .set(Users.EMAIL, email)
            .set(Users.DISPLAY_NAME, email)
            .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
            .set(Users.EXTERNAL_ID, email)
            .set(Users.ROLE, role);
    UUID id = fixture.in(system, tx -> tx.create(Users.TYPE, user)).id().value();
    return Principal.user(system.tenantId(), id, role);
  }

  private AccessRule rule(UserRole role, RuleAccess access, String type, String filter) {
    return fixture.in(system, tx -> tx.create(AccessRules.TYPE, said(role, access, type, filter)));
  }

  private Changes<AccessRule> said(UserRole role, RuleAccess access, String type, String filter) {
    return Changes.<AccessRule>none()
        .set(AccessRules.NAME, "rule " + rules.incrementAndGet())
        .set(AccessRules.ROLE, role)
        .set(AccessRules.ACCESS, access)
        .set(AccessRules.ENTITY_TYPE, type)
        .set(AccessRules.FILTER, filter);
  }

  private Principal limited(Principal principal) {
    return fixture.catalog().signIn().limited(principal);
  }

  private List<String> services(Principal principal) {
    return fixture.read(principal, r -> r.list(Services.TYPE, ListQuery.all())).items().stream()
        .map(Service::name)
        .toList();
  }

  @Test
  void editorsAreLimitedToTheEntitiesOfTheirTeams() {
    rule(UserRole.EDITOR, RuleAccess.WRITE, "services", MINE);
    Principal limited = limited(ann);
    assertThat(services(limited)).containsExactly("Cards", "Parcels");
    Changes<Service> described = Changes.<Service>none().set(Services.DESCRIPTION, "x");
    fixture.in(limited, tx -> tx.patch(Services.TYPE, cards.id(), described));
    requireRefusal(
        ErrorCode.NOT_ALLOWED,
        () -> fixture.in(limited, tx -> tx.patch(Services.TYPE, parcels.id(), described)));
    // It may be given neither to nor by others.
    requireRefusal(
        ErrorCode.NOT_ALLOWED,
        () ->
            fixture.in(
                limited,
                tx ->
                    tx.patch(
                        Services.TYPE,
                        cards.id(),
                        Changes.<Service>none().set(Services.TEAM_ID, shipping))));
    requireRefusal(
        ErrorCode.NOT_ALLOWED,
        () -> fixture.in(limited, tx -> tx.create(Services.TYPE, saying("Theirs", shipping))));
    fixture.in(limited, tx -> tx.create(Services.TYPE, saying("Ours", payments)));
    assertThat(services(system)).containsExactly("Cards", "Ours", "Parcels");
  }

  @Test
  void ofSeveralRulesOneHasToAllow() {
    rule(UserRole.EDITOR, RuleAccess.READ, "services", MINE);
    assertThat(services(limited(ann))).containsExactly("Cards");
    AccessRule more = rule(UserRole.EDITOR, RuleAccess.READ, "services", "name = \"Parc*\"");
    assertThat(services(limited(ann))).containsExactly("Cards", "Parcels");
    fixture.in(
        system, tx -> tx.delete(AccessRules.TYPE, more.id(), java.util.OptionalLong.empty()));
    assertThat(services(limited(ann))).containsExactly("Cards");
  }

  @Test
  void rulesAreForTheirRole() {
    rule(UserRole.VIEWER, RuleAccess.READ, "services", MINE);
    assertThat(services(limited(ann))).containsExactly("Cards", "Parcels");
    assertThat(services(limited(user("bob@example.com", UserRole.VIEWER)))).isEmpty();
    assertThat(services(limited(user("cid@example.com", UserRole.ADMIN)))).hasSize(2);
    assertThat(limited(system)).isEqualTo(system);
  }

  @Test
  void aTokenOfALesserRoleShowsNoMore() {
    rule(UserRole.EDITOR, RuleAccess.READ, "services", MINE);
    for (UserRole role : List.of(UserRole.EDITOR, UserRole.VIEWER, UserRole.INCIDENT_COMMANDER)) {
      String token =
          fixture.in(
              system,
              tx ->
                  new ApiTokens(tx.scope())
                      .create(Id.of(ann.userId().orElseThrow()), "t " + role, role, null));
      Principal holder = fixture.catalog().signIn().byToken(token, Map.of("agent", "test"));
      assertThat(holder.role()).isEqualTo(role);
      assertThat(services(holder)).containsExactly("Cards");
    }
  }

  @Test
  void aRuleHoldsAtOnceForATokenThatIsKnown() {
    Id<User> user = Id.of(ann.userId().orElseThrow());
    String token =
        fixture.in(system, tx -> new ApiTokens(tx.scope()).create(user, "known", null, null));
    SignIn signIn = fixture.catalog().signIn();
    assertThat(services(signIn.byToken(token, Map.of()))).containsExactly("Cards", "Parcels");
    rule(UserRole.EDITOR, RuleAccess.READ, "services", MINE);
    assertThat(services(signIn.byToken(token, Map.of()))).containsExactly("Cards");
  }

  @Test
  void aFilterThatNoLongerFitsAllowsNothing() {
    AccessRule rule = rule(UserRole.EDITOR, RuleAccess.READ, "services", MINE);
    for (String broken : List.of("colour = \"red\"", "name = ", "name:\"$me\"")) {
      fixture
          .owner()
          .update(ACCESS_RULES)
          .set(ACCESS_RULES.FILTER, broken)
          .where(ACCESS_RULES.ID.eq(rule.id().value()))
          .execute();
      assertThat(services(limited(ann))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          editor | read | services | name = 'x' OR | filter invalid
          editor | read | services | colour = "red" | filter invalid
          editor | read | services | name:"$me" | filter invalid
          editor | read | services | matches(name, "a$me") | filter invalid
          editor | read | users | email = "$me" | entity_type not_allowed
          editor | read | servics | name = "x" | entity_type not_allowed
          viewer | write | services | name = "x" | access not_allowed
          incident_commander | write | services | name = "x" | access not_allowed
          """)
  void ruleIsCheckedWhenItIsWritten(
      String role, String access, String type, String filter, String fault) {
    Changes<AccessRule> said =
        said(UserRole.of(role), RuleAccess.valueOf(access.toUpperCase()), type, filter);
    assertThat(faults(() -> fixture.in(system, tx -> tx.create(AccessRules.TYPE, said))))
        .containsExactly(fault);
  }

  @Test
  void faultTellsItsPlaceInTheFilter() {
    Changes<AccessRule> said =
        said(UserRole.EDITOR, RuleAccess.READ, "services", "name = \"x\" AND colour = \"red\"");
    assertThat(
            refusal(() -> fixture.in(system, tx -> tx.create(AccessRules.TYPE, said)))
                .errors()
                .getFirst()
                .message())
        .startsWith("at 16: services has nothing named 'colour'");
  }

  @Test
  void scorecardsTellOfWhatMayBeSeen() {
    Changes<Scorecard> ready =
        Changes.<Scorecard>none()
            .set(Scorecards.NAME, "Ready")
            .set(Scorecards.ENTITY_TYPES, List.of("services"))
            .parts(
                Scorecards.CRITERIA,
                List.of(
                    Criterion.of("owned", "has_field", Json.ofText("{\"field\": \"team.name\"}"))));
    Id<Scorecard> scorecard = fixture.in(system, tx -> tx.create(Scorecards.TYPE, ready)).id();
    Principal editor = Principal.user(system.tenantId(), new UUID(0, 1), UserRole.EDITOR);
    assertThat(scores(editor).getFirst().score()).isEqualByComparingTo("100");
    rule(UserRole.EDITOR, RuleAccess.READ, "services", MINE);
    Principal limited = limited(ann);
    long counted =
        fixture.read(
            limited,
            r ->
                r.scorecards()
                    .summary(scorecard, Optional.empty(), Filter.always())
                    .total()
                    .count());
    assertThat(counted).isEqualTo(1);
    assertThat(
            fixture
                .read(limited, r -> r.scorecards().results(scorecard, ResultQuery.all()))
                .items())
        .hasSize(1);
    rule(UserRole.EDITOR, RuleAccess.READ, "scorecards", "name = \"Other\"");
    Principal blind = limited(ann);
    requireRefusal(
        ErrorCode.NOT_FOUND,
        () -> fixture.read(blind, r -> r.scorecards().results(scorecard, ResultQuery.all())));
    assertThat(scores(blind)).isEmpty();
    assertThat(scores(limited).getFirst().score()).isEqualByComparingTo("100");
    rule(UserRole.EDITOR, RuleAccess.READ, "teams", "name = \"Other\"");
    rule(UserRole.EDITOR, RuleAccess.READ, "scorecards", "name = \"Ready\"");
    Principal teamless = limited(ann);
    assertThat(scores(teamless).getFirst().score()).isEqualByComparingTo("0");
    assertThat(scores(editor).getFirst().score()).isEqualByComparingTo("100");
    assertThat(scores(teamless).getFirst().score()).isEqualByComparingTo("0");
  }

  private List<EntityScore> scores(Principal principal) {
    return fixture.read(principal, r -> r.scorecards().of(Services.TYPE, cards.id()));
  }

  @Test
  void exportsHoldWhatMayBeSeen() {
    rule(UserRole.EDITOR, RuleAccess.READ, "services", MINE);
    rule(UserRole.EDITOR, RuleAccess.READ, "teams", "people.email = \"$me\"");
    String document = fixture.read(limited(ann), AccessRulesTest::export);
    assertThat(document).contains("Cards", "Payments").doesNotContain("Parcels", "Shipping");
    assertThat(document).doesNotContain("access-rules");
    assertThat(fixture.read(system, AccessRulesTest::export)).contains("Parcels", "access-rules");
  }

  private static String export(io.appinventory.catalog.Reader reader) {
    try (StringWriter out = new StringWriter()) {
      new DocumentExport(reader).write(out);
      return out.toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void clientsOfBackstageSeeAllOrNothing() {
    fixture.read(limited(ann), r -> new BackstageCatalog(r.scope()));
    rule(UserRole.EDITOR, RuleAccess.READ, "incidents", "title = \"x\"");
    fixture.read(limited(ann), r -> new BackstageCatalog(r.scope()));
    rule(UserRole.EDITOR, RuleAccess.READ, "services", MINE);
    Principal limited = limited(ann);
    requireRefusal(
        ErrorCode.NOT_ALLOWED, () -> fixture.read(limited, r -> new BackstageCatalog(r.scope())));
  }

  @Test
  void whoEmbedsTheCatalogMakesRulesOfFilters() {
    Principal within =
        ann.within(
            new RowFilters().read(Services.TYPE, Filter.eq(Services.NAME, "Parcels")).rules());
    assertThat(services(within)).containsExactly("Parcels");
    Principal both =
        within.within(
            new RowFilters().read(Services.TYPE, Filter.eq(Services.TEAM_ID, payments)).rules());
    assertThat(services(both)).isEmpty();
  }
}
