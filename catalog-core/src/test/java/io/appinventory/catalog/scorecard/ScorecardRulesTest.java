package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.Refusals;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a scorecard is found when it is written, and said with its place. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScorecardRulesTest {
  private final Catalog catalog;
  private final Principal principal;
  private int names;

  ScorecardRulesTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    principal = Principal.system(catalog.administration().create("acme", "Acme").id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          has_field           | {"field": "teamId"}
          has_field           | {"field": "team"}
          has_field           | {"field": "team.contactEmail"}
          has_field           | {"field": "attributes.sla"}
          has_items           | {"field": "dependsOn"}
          has_items           | {"field": "tags"}
          field_equals        | {"field": "operationalStatus", "value": "operational"}
          field_equals        | {"field": "attributes.sla", "value": 99.9}
          has_assignment      | {"value": "Lead"}
          min_assignments     | {"min": 2}
          no_active_incidents | {}
          has_tag             | {"value": "pci"}
          field_in            | {"field": "status", "values": ["active", "planned"]}
          field_matches       | {"field": "name", "pattern": "^[a-z-]+$"}
          field_compare       | {"field": "createdAt", "op": ">", "value": {"now": "-90d"}}
          field_compare       | {"field": "name", "op": ">=", "value": "v2.10", "as": "version"}
          has_attribute       | {"attribute": "runtime.java"}
          attribute_equals    | {"attribute": "tier", "value": 1}
          attribute_compare   | {"attribute": "sla", "op": ">=", "value": 99.5}
          related_all         | {"relation": "dependsOn", "where": "status = \\"active\\""}
          related_any         | {"relation": "team.people", "where": "email:*"}
          min_items           | {"field": "repositories", "min": 2}
          updated_within      | {"within": "90d"}
          updated_within      | {"within": "12h", "field": "createdAt"}
          no_cycle            | {"relation": "dependsOn"}
          not                 | {"check": {"check_type": "has_tag", "check_config": {"value": "x"}}}
          all                 | {"checks": [{"check_type": "no_active_incidents"}]}
          any                 | {"checks": [{"check_type": "has_field", "check_config": {"field": "teamId"}}]}
          expression          | {"filter": "name = \\"pay*\\""}
          """)
  void takesTheChecks(String check, String config) {
    assertThat(errors(List.of("services"), check, config)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          services          | has_feild       | {}                       | check_type         | did you mean has_field?
          services          | has_field       | {}                       | check_config.field | is missing
          services          | has_field       | {"feild": "team_id"}     | check_config       | has 'feild', which has_field does not take; it takes field
          services          | has_field       | {"field": 1}             | check_config.field | expected a text
          services          | has_field       | {"field": "teem_id"}     | check_config.field | services has nothing named 'teem_id'; did you mean team_id?
          services          | has_items       | {"field": "name"}        | check_config.field | 'name' is one value
          services          | field_equals    | {"field": "status", "value": "activ"} | check_config.value | did you mean active?
          services          | min_assignments | {"min": 0}               | check_config.min   | allowed is 1 to 1000
          services          | min_assignments | {"min": "2"}             | check_config.min   | expected a whole number
          services          | has_tag         | {"value": 1}             | check_config.value | takes text
          services          | no_active_incidents | {"x": 1}             | check_config       | it takes nothing
          teams             | has_assignment  | {"value": "Lead"}        | check_config       | teams have no assignments
          products          | no_active_incidents | {}                   | check_config       | products have no incidents
          services          | field_in        | {"field": "status", "values": []} | check_config.values | expected a list of at least one
          services          | field_in        | {"field": "status", "values": ["active", "gone"]} | check_config.values[1] | found "gone"
          services          | field_matches   | {"field": "name", "pattern": "("} | check_config.pattern | the expression is not allowed
          services          | field_matches   | {"field": "team_id", "pattern": "a"} | check_config.pattern | 'team_id'
          services          | field_compare   | {"field": "name", "op": "~", "value": 1} | check_config.op | allowed are =, !=, <, <=, >, >=
          services          | field_compare   | {"field": "name", "op": "<", "value": "2.x", "as": "version"} | check_config.value | expected numbers with dots
          services          | field_compare   | {"field": "name", "op": "<", "value": 2, "as": "version"} | check_config.value | write it as a text
          services          | field_compare   | {"field": "name", "op": "<", "value": "2", "as": "number"} | check_config.as | allowed are text, version
          services          | field_compare   | {"field": "created_at", "op": "<", "value": "soon"} | check_config.value | found "soon"
          repositories      | has_attribute   | {"attribute": "sla"}     | check_config.attribute | nothing named 'attributes'
          services          | attribute_compare | {"attribute": "sla", "op": "<"} | check_config.value | is missing
          services          | related_all     | {"relation": "name", "where": "name:*"} | check_config.relation | 'name'
          services          | related_any     | {"relation": "components", "where": ""} | check_config.where | expected a text
          services          | related_any     | {"relation": "components", "where": "nope = 1"} | check_config | at 1: components has nothing named 'nope'
          services          | min_items       | {"field": "components", "min": 0} | check_config.min | allowed is 1 to
          services          | updated_within  | {"within": "soon"}       | check_config.within | a length of time
          services          | updated_within  | {"within": "1d", "field": "name"} | check_config.within | 'name'
          services          | no_cycle        | {"relation": "components"} | check_config.relation | does not lead from services to themselves
          services          | not             | {"check": {"check_type": "has_tga"}} | check_config.check.check_type | did you mean has_tag?
          services          | all             | {"checks": [{"check_type": "has_tag"}]} | check_config.checks[0].check_config.value | is missing
          services          | any             | {"checks": {}}           | check_config.checks | expected a list
          services          | any             | {"checks": [{"check_type": "has_tag", "config": {}}]} | check_config.checks[0] | has 'config'
          services          | level_at_least  | {"scorecard": "none", "level": "gold"} | check_config.scorecard | there is no scorecard 'none'
          services          | expression      | {"filter": "name = "}    | check_config.filter | at 8
          services          | expression      | {"filter": "nope = 1"}   | check_config | at 1: services has nothing named 'nope'
          services resources | field_equals   | {"field": "status", "value": "active"} | check_config.field | resources has nothing named 'status'
          """)
  void refusesCriteriaThatCannotBeAsked(
      String types, String check, String config, String field, String message) {
    assertThat(errors(Arrays.asList(types.split(" ")), check, config))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("criteria[0]." + field);
              assertThat(error.message()).contains(message);
            });
  }

  @Test
  void refusesUnknownTypesFiltersAndLevels() {
    assertThat(fields(scorecard(List.of("servics")))).containsExactly("entity_types");
    assertThat(fields(scorecard(List.of()))).containsExactly("entity_types");
    assertThat(fields(scorecard(List.of("services")).set(Scorecards.FILTER, "type = \"apy\"")))
        .containsExactly("filter");
    assertThat(
            fields(
                scorecard(List.of("services"))
                    .parts(
                        Scorecards.CRITERIA,
                        List.of(
                            Criterion.of("first", "no_active_incidents", Json.emptyObject())
                                .requiredFor("gold"),
                            criterion("has_tag", "{\"value\": \"a\"}")
                                .onlyWhen("nope = 1")
                                .at(1)))))
        .contains("criteria[0].level", "criteria[1].applies_when");
  }

  @Test
  void refusesWhatIsTooLarge() {
    String nested = "{\"check_type\": \"has_tag\", \"check_config\": {\"value\": \"x\"}}";
    String many = String.join(",", java.util.Collections.nCopies(21, nested));
    assertThat(errors(List.of("services"), "any", "{\"checks\": [" + many + "]}"))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("more than 20 checks"));
    String deep = nested;
    for (int i = 0; i < 30; i++) {
      deep = "{\"check_type\": \"not\", \"check_config\": {\"check\": " + deep + "}}";
    }
    assertThat(errors(List.of("services"), "not", "{\"check\": " + deep + "}"))
        .anySatisfy(error -> assertThat(error.message()).contains("nested too deep"));
  }

  @Test
  void levelsOfOthersAreThereAndStay() {
    Id<Scorecard> base = levelled("base", criterion("has_tag", "{\"value\": \"a\"}"));
    assertThat(errors(() -> levelled("wrong", asks("base", "platinum"))))
        .singleElement()
        .satisfies(
            error -> assertThat(error.message()).contains("has no level 'platinum'; it has gold"));
    assertThat(errors(() -> levelled("self", asks("self", "gold"))))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("is the scorecard itself"));
    levelled("upper", asks("base", "gold"));
    levelled("top", asks("upper", "gold"));
    assertThat(
            errors(
                () ->
                    patch(
                        base,
                        Changes.<Scorecard>none().add(Scorecards.CRITERIA, asks("top", "gold")))))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("'top' asks back for this one"));
    assertThat(errors(() -> patch(base, Changes.<Scorecard>none().set(Scorecards.NAME, "other"))))
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.message())
                    .isEqualTo("the scorecard 'upper' asks for it by its name"));
    assertThat(
            errors(
                () ->
                    patch(
                        base,
                        Changes.<Scorecard>none()
                            .parts(Scorecards.LEVELS, List.of(Level.of("silver", 10))))))
        .extracting(FieldError::field)
        .containsExactly("levels");
    assertThat(
            errors(
                () ->
                    patch(
                        base,
                        Changes.<Scorecard>none().set(Scorecards.ENTITY_TYPES, List.of("teams")))))
        .extracting(FieldError::field)
        .contains("entity_types");
  }

  @Test
  void whatOthersAskForIsNotDeletedBeforeThem() {
    Id<Scorecard> asked = levelled("asked", criterion("has_tag", "{\"value\": \"a\"}"));
    Id<Scorecard> byName = levelled("by name", asks("asked", "gold"));
    Id<Scorecard> byId = levelled("by id", asks(asked.toString(), "gold"));
    requireRefused(asked, "the scorecard 'by ");
    delete(byName);
    requireRefused(asked, "The scorecard 'asked' cannot be deleted: the scorecard 'by id' asks");
    delete(asked, byId);
    assertThat(errors(() -> levelled("late", asks("asked", "gold")))).hasSize(1);
    Id<Scorecard> again = levelled("asked", criterion("has_tag", "{\"value\": \"a\"}"));
    delete(levelled("last", asks("asked", "gold")));
    delete(again);
  }

  private void requireRefused(Id<Scorecard> id, String message) {
    CatalogException refused = Refusals.requireRefusal(ErrorCode.CONFLICT, () -> delete(id));
    assertThat(refused).hasMessageContaining(message);
  }

  @SafeVarargs
  private final void delete(Id<Scorecard>... ids) {
    catalog.in(
        principal,
        tx -> {
          List.of(ids).forEach(id -> tx.delete(Scorecards.TYPE, id, OptionalLong.empty()));
          return tx;
        });
  }

  private static Criterion asks(String scorecard, String level) {
    return Criterion.of(
        "asks",
        "level_at_least",
        Json.ofText("{\"scorecard\": \"" + scorecard + "\", \"level\": \"" + level + "\"}"));
  }

  private Id<Scorecard> levelled(String name, Criterion criterion) {
    Changes<Scorecard> changes =
        scorecard(List.of("services"))
            .set(Scorecards.NAME, name)
            .parts(Scorecards.CRITERIA, List.of(criterion))
            .parts(Scorecards.LEVELS, List.of(Level.of("gold", 80)));
    return catalog.in(principal, tx -> tx.create(Scorecards.TYPE, changes)).id();
  }

  private void patch(Id<Scorecard> id, Changes<Scorecard> changes) {
    catalog.in(principal, tx -> tx.patch(Scorecards.TYPE, id, changes));
  }

  @Test
  void holdsCriteriaThatAreThereAgainstNewTypes() {
    Scorecard created =
        catalog.in(
            principal,
            tx ->
                tx.create(
                    Scorecards.TYPE,
                    scorecard(List.of("services"))
                        .parts(
                            Scorecards.CRITERIA,
                            List.of(
                                criterion(
                                    "field_equals",
                                    "{\"field\": \"status\", \"value\": \"active\"}")))));
    List<FieldError> errors =
        errors(
            () ->
                catalog.in(
                    principal,
                    tx ->
                        tx.patch(
                            Scorecards.TYPE,
                            created.id(),
                            Changes.<Scorecard>none()
                                .set(Scorecards.ENTITY_TYPES, List.of("teams")))));
    assertThat(errors).extracting(FieldError::field).containsExactly("criteria");
    assertThat(errors.getFirst().message()).contains("'check' does not fit: teams has nothing");
  }

  @Test
  void exemptionsAreSignedCheckedAndEndWithTheirCriterion() {
    Service service =
        catalog.in(
            principal,
            tx ->
                tx.create(
                    Services.TYPE,
                    Changes.<Service>none()
                        .set(Services.NAME, "it")
                        .set(Services.KIND, ServiceType.API)));
    Id<Scorecard> id =
        catalog
            .in(
                principal,
                tx ->
                    tx.create(
                        Scorecards.TYPE,
                        scorecard(List.of("services"))
                            .parts(
                                Scorecards.CRITERIA,
                                List.of(criterion("has_tag", "{\"value\": \"a\"}")))))
            .id();
    exempt(id, "check", service.id().value());
    assertThat(exemptions(id)).singleElement().asString().contains("because", "created_at");
    assertThat(errors(() -> exempt(id, "other", UUID.randomUUID())))
        .extracting(FieldError::field)
        .containsExactly("exemptions[0].criterion", "exemptions[0].entity_id");
    catalog.in(
        principal,
        tx ->
            tx.patch(
                Scorecards.TYPE,
                id,
                Changes.<Scorecard>none()
                    .parts(
                        Scorecards.CRITERIA,
                        List.of(
                            Criterion.of("new", "has_tag", Json.ofText("{\"value\":\"a\"}"))))));
    assertThat(exemptions(id)).isEmpty();
  }

  private void exempt(Id<Scorecard> id, String criterion, UUID entity) {
    Exemption exemption =
        Exemption.of(
            criterion, "services", entity, "because", Instant.parse("2099-01-01T00:00:00Z"));
    catalog.in(
        principal,
        tx ->
            tx.patch(
                Scorecards.TYPE,
                id,
                Changes.<Scorecard>none().add(Scorecards.EXEMPTIONS, exemption)));
  }

  private Iterable<?> exemptions(Id<Scorecard> id) {
    return catalog.read(
        principal, reader -> reader.detail(Scorecards.TYPE, id).json(Scorecards.EXEMPTIONS).node());
  }

  private static Criterion criterion(String check, String config) {
    return Criterion.of("check", check, Json.ofText(config));
  }

  private Changes<Scorecard> scorecard(List<String> types) {
    names++;
    return Changes.<Scorecard>none()
        .set(Scorecards.NAME, "scorecard " + names)
        .set(Scorecards.ENTITY_TYPES, types);
  }

  private List<FieldError> errors(List<String> types, String check, String config) {
    Changes<Scorecard> changes =
        scorecard(types).parts(Scorecards.CRITERIA, List.of(criterion(check, config)));
    return errors(() -> catalog.in(principal, tx -> tx.create(Scorecards.TYPE, changes)));
  }

  private List<String> fields(Changes<Scorecard> changes) {
    return errors(() -> catalog.in(principal, tx -> tx.create(Scorecards.TYPE, changes))).stream()
        .map(FieldError::field)
        .toList();
  }

  private static List<FieldError> errors(Runnable write) {
    InvalidInputException error = catchThrowableOfType(InvalidInputException.class, write::run);
    return error == null ? List.of() : error.errors();
  }
}
