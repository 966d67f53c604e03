package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Assignment;
import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.ComponentType;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.ImpactType;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.scorecard.check.CheckType;
import io.appinventory.catalog.scorecard.check.Checks;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.rating.Outcome;
import io.appinventory.catalog.scorecard.result.CriterionResult;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every check: which of three services pass it, and what is found of those that do not. {@code
 * ledger} has all; {@code orders} needs {@code basket}, which needs {@code orders} and is in
 * trouble.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChecksTest {
  private final Catalog catalog;
  private final Principal principal;
  private final Set<String> tried = new TreeSet<>();

  ChecksTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    principal = Principal.system(catalog.administration().create("acme", "Acme").id());
    catalog.in(principal, tx -> fill(tx));
  }

  private static int fill(Transaction tx) {
    Team team =
        tx.create(
            Teams.TYPE,
            Changes.<Team>none()
                .set(Teams.NAME, "Money")
                .set(Teams.CONTACT_EMAIL, "money@acme.example"));
    Person ana =
        tx.create(
            People.TYPE,
            Changes.<Person>none().set(People.NAME, "Ana").set(People.EMAIL, "a@acme.example"));
    tx.create(
        Services.TYPE,
        service("ledger", "{\"sla\": 99.95, \"version\": \"21.0.10\", \"endpoint\": \"/ledger\"}")
            .set(Services.TEAM_ID, team.id())
            .set(Services.DESCRIPTION, "Keeps the books")
            .set(Services.TAGS, List.of("core", "pci"))
            .link(Services.COMPONENTS, component(tx, "core", "2.1"), component(tx, "api", "2.0"))
            .parts(
                Services.ASSIGNMENTS,
                List.of(new Assignment(ana.id(), "Lead"), new Assignment(ana.id(), "On-Call"))));
    Id<Service> basket =
        tx.create(
                Services.TYPE,
                service("basket", "{\"sla\": 99.1, \"version\": \"21.0.9\"}")
                    .set(Services.TAGS, List.of("core"))
                    .link(Services.COMPONENTS, component(tx, "cart", "1.9"))
                    .parts(Services.ASSIGNMENTS, List.of(new Assignment(ana.id(), "On-Call"))))
            .id();
    Service orders =
        tx.create(Services.TYPE, service("orders", "{}").link(Services.DEPENDS_ON, basket));
    tx.patch(Services.TYPE, basket, Changes.<Service>none().link(Services.DEPENDS_ON, orders.id()));
    tx.create(
        Incidents.TYPE,
        Changes.<Incident>none()
            .set(Incidents.TITLE, "Slow")
            .set(Incidents.SEVERITY, IncidentSeverity.MAJOR)
            .set(Incidents.IMPACT_TYPE, ImpactType.DEGRADED)
            .link(Incidents.AFFECTED_SERVICES, basket));
    tx.create(
        Scorecards.TYPE,
        Changes.<Scorecard>none()
            .set(Scorecards.NAME, "tags")
            .set(Scorecards.ENTITY_TYPES, List.of("services"))
            .parts(
                Scorecards.CRITERIA, List.of(criterion("has_tag", "{\"value\": \"core\"}"), pci()))
            .parts(Scorecards.LEVELS, List.of(Level.of("bronze", 50), Level.of("gold", 100))));
    return 0;
  }

  private static Criterion pci() {
    return Criterion.of("pci", "has_tag", Json.ofText("{\"value\": \"pci\"}"));
  }

  private static Changes<Service> service(String name, String attributes) {
    return Changes.<Service>none()
        .set(Services.NAME, name)
        .set(Services.KIND, ServiceType.API)
        .set(Services.ATTRIBUTES, Json.ofText(attributes));
  }

  private static Id<Component> component(Transaction tx, String name, String version) {
    return tx.create(
            Components.TYPE,
            Changes.<Component>none()
                .set(Components.NAME, name)
                .set(Components.KIND, ComponentType.LIBRARY)
                .set(Components.DESCRIPTION, version))
        .id();
  }

  private static Criterion criterion(String check, String config) {
    return Criterion.of("check", check, Json.ofText(config)).withHint("like this");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          has_field         | {"field": "teamId"}                              | ledger        | null, null
          has_field         | {"field": "team.contact_email"}                  | ledger        | null, null
          has_field         | {"field": "attributes.version"}                     | basket ledger | null
          field_equals      | {"field": "description", "value": "Keeps the books"} | ledger    | null, null
          field_equals      | {"field": "attributes.sla", "value": 99.95}      | ledger        | 99.1, null
          field_in          | {"field": "name", "values": ["ledger", "orders"]} | ledger orders | "basket"
          field_matches     | {"field": "name", "pattern": "^[a-k]"}           | basket        | "ledger", "orders"
          field_compare     | {"field": "name", "op": ">=", "value": "l"}      | ledger orders | "basket"
          field_compare     | {"field": "created_at", "op": "<", "value": {"now": "1d"}} | basket ledger orders |
          field_compare     | {"field": "attributes.version", "op": ">=", "value": "21.0.10", "as": "version"} | ledger | "21.0.9", null
          has_attribute     | {"attribute": "endpoint"}                         | ledger        | null, null
          attribute_equals  | {"attribute": "sla", "value": 99.1}            | basket        | 99.95, null
          attribute_compare | {"attribute": "sla", "op": ">", "value": 99.9}   | ledger        | 99.1, null
          attribute_compare | {"attribute": "version", "op": "<", "value": "21.0.10", "as": "version"} | basket | "21.0.10", null
          has_items         | {"field": "components"}                          | basket ledger | []
          has_items         | {"field": "tags"}                                | basket ledger | []
          min_items         | {"field": "components", "min": 2}                | ledger        | 1, 0
          has_tag           | {"value": "pci"}                                 | ledger        | ["core"], []
          has_assignment    | {"value": "Lead"}                                | ledger        | ["On-Call"], []
          min_assignments   | {"min": 2}                                       | ledger        | 1, 0
          no_active_incidents | {}                                             | ledger orders | ["Slow"]
          related_all       | {"relation": "components", "where": "description >= \\"2\\""} | ledger orders | ["cart"]
          related_any       | {"relation": "components", "where": "description = \\"2.1\\""} | ledger | ["1.9"], []
          related_any       | {"relation": "dependsOn", "where": "tags = \\"core\\""} | orders    | ["orders"], []
          updated_within    | {"within": "90d"}                                | basket ledger orders |
          updated_within    | {"within": "90d", "field": "createdAt"}          | basket ledger orders |
          no_cycle          | {"relation": "depends_on"}                       | ledger        | null, null
          expression        | {"filter": "name = \\"o*\\" AND count(tags) = 0"} | orders | {"name": "basket", "tags": ["core"]}, {"name": "ledger", "tags": ["core", "pci"]}
          not               | {"check": {"check_type": "has_tag", "check_config": {"value": "pci"}}} | basket orders | ["core","pci"]
          not               | {"check": {"check_type": "no_active_incidents"}} | basket        | [], []
          not               | {"check": {"check_type": "no_cycle", "check_config": {"relation": "depends_on"}}} | basket orders | null
          all               | {"checks": [{"check_type": "has_field", "check_config": {"field": "team"}}, {"check_type": "min_assignments", "check_config": {"min": 1}}]} | ledger | {"team_id": null, "assignments": 1}, {"team_id": null, "assignments": 0}
          any               | {"checks": [{"check_type": "has_field", "check_config": {"field": "team"}}, {"check_type": "min_assignments", "check_config": {"min": 1}}]} | basket ledger | {"team_id": null, "assignments": 0}
          not               | {"check": {"check_type": "any", "check_config": {"checks": [{"check_type": "has_tag", "check_config": {"value": "pci"}}, {"check_type": "level_at_least", "check_config": {"scorecard": "tags", "level": "bronze"}}]}}} | orders | "bronze", {"tags": ["core","pci"], "level(tags)": "gold"}
          level_at_least    | {"scorecard": "tags", "level": "gold"}           | ledger        | "bronze", null
          level_at_least    | {"scorecard": "tags", "level": "bronze"}         | basket ledger | null
          """)
  void passesAndSaysWhatItFound(String check, String config, String passing, String found) {
    tried.add(check);
    Changes<Scorecard> scorecard =
        Changes.<Scorecard>none()
            .set(Scorecards.NAME, "tried")
            .set(Scorecards.ENTITY_TYPES, List.of("services"))
            .parts(Scorecards.CRITERIA, List.of(criterion(check, config)));
    List<String> passed = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    for (EntityResult each : results(scorecard)) {
      CriterionResult result = each.score().criteria().getFirst();
      if (result.outcome() == Outcome.PASSED) {
        passed.add(each.name());
        assertThat(result.hint()).isNull();
      } else {
        findings.add(result.found() == null ? "null" : result.found().text());
        assertThat(result.hint()).isEqualTo("like this");
      }
      assertThat(result.filter()).isNotBlank();
    }
    assertThat(passed).containsExactlyElementsOf(words(passing, " "));
    String expected = "[" + (found == null ? "" : found) + "]";
    assertThat(Json.ofText("[" + String.join(",", findings) + "]").node())
        .isEqualTo(Json.ofText(expected).node());
  }

  @AfterAll
  void everyCheckIsTried() {
    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(Checks.all().stream().map(CheckType::name).toList());
  }

  @Test
  void filterOfACheckIsShownAsItIsWritten() {
    Changes<Scorecard> scorecard =
        Changes.<Scorecard>none()
            .set(Scorecards.NAME, "shown")
            .set(Scorecards.ENTITY_TYPES, List.of("services"))
            .parts(
                Scorecards.CRITERIA,
                List.of(
                    criterion(
                        "related_all",
                        "{\"relation\": \"dependsOn\", \"where\": \"status = \\\"active\\\"\"}")));
    assertThat(results(scorecard).getFirst().score().criteria().getFirst().filter())
        .isEqualTo("NOT depends_on[NOT status = \"active\"]");
  }

  private List<EntityResult> results(Changes<Scorecard> scorecard) {
    ResultQuery byName = ResultQuery.all().orderBy(Sort.parse("name")).explained();
    return catalog.read(
        principal, reader -> reader.scorecards().evaluate(scorecard).results(byName).items());
  }

  private static List<String> words(String text, String separator) {
    return Arrays.asList(text.split(separator));
  }
}
