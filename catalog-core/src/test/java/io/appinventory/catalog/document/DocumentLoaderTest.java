package io.appinventory.catalog.document;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.document.LoadReport.Counts;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.store.Detail;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class DocumentLoaderTest {
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private static final String SHOP =
      """
      "teams": [{"name": "Payments", "slack_channel": "#pay"}],
      "people": [{"name": "Ana Ruiz", "email": "ana@x.example", "team": "Payments"}],
      "products": [{"name": "Shop", "services": ["pay", "cart"], "team": "Payments"}],
      "services": [
        {"name": "cart", "type": "api", "depends_on": ["pay"], "attributes": {"sla": 99.90}},
        {"name": "pay", "type": "api", "team": "Payments", "tags": ["pci", "a"], "depends_on": ["fraud"],
         "assignments": [{"person": "ana@x.example", "role": "Lead"}, {"person": "ana@x.example", "role": "On-Call"}]},
        {"name": "fraud", "type": "api", "depends_on": ["cart"], "components": ["rules"]}
      ],
      "components": [{"name": "rules", "type": "library", "depends_on_services": ["pay"]}],
      "incidents": [{
        "title": "Cards fail", "severity": "major", "status": "resolved", "impact_type": "outage",
        "created_at": "2026-02-14T08:30:00Z", "resolved_at": "2026-02-14T16:00:00Z", "affected_services": ["pay"],
        "timeline": [
          {"timestamp": "2026-02-14T08:30:00Z", "status": "investigating", "message": "Seen."},
          {"timestamp": "2026-02-14T16:00:00Z", "status": "resolved", "message": "Gone."}]}],
      "scorecards": [{"name": "Ready", "entity_types": ["services"], "criteria": [
        {"name": "Owned", "check_type": "has_field", "check_config": {"field": "team_id"}, "weight": 3, "sort_order": 1}]}]
      """;

  private final Catalog catalog;
  private final UUID tenant;

  DocumentLoaderTest(DataSource dataSource) {
    this.catalog = Catalog.open(dataSource);
    String slug = "tenant-" + TENANTS.incrementAndGet();
    this.tenant = catalog.administration().create(slug, slug).id();
  }

  private LoadReport load(String collections) {
    return load("appinventory/v1", collections, LoadProgress.NONE);
  }

  private LoadReport load(String format, String collections, LoadProgress progress) {
    String json = "{\"format\": \"" + format + "\", " + collections + "}";
    try {
      var document =
          DocumentParser.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
      return catalog.in(Principal.system(tenant), new DocumentLoader(document, progress)::load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> errors(String collections) {
    List<String> errors = new ArrayList<>();
    assertThatThrownBy(() -> load(collections))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> e.errors().forEach(error -> errors.add(error.field() + " " + error.code())));
    return errors;
  }

  private <R extends Entity<R>> List<R> all(EntityType<R> type) {
    return catalog.read(
        Principal.system(tenant),
        reader ->
            reader
                .scope()
                .dsl()
                .select(type.projection().fields(type.table()))
                .from(type.table())
                .where(reader.scope().tenant(type, type.table()))
                .orderBy(type.label().column().field())
                .fetch(row -> type.projection().read(row, 0)));
  }

  private <R extends Entity<R>> Detail<R> detail(EntityType<R> type, String label) {
    R found =
        all(type).stream().filter(e -> label.equals(type.label().of(e))).findFirst().orElseThrow();
    return catalog.read(Principal.system(tenant), reader -> reader.detail(type, found.id()));
  }

  private int auditEntries() {
    return catalog.read(
        Principal.system(tenant),
        reader -> reader.scope().dsl().fetchCount(AUDIT_LOGS, AUDIT_LOGS.TENANT_ID.eq(tenant)));
  }

  @Test
  void createsWhatIsNotThere() {
    LoadReport report = load(SHOP);

    assertThat(report.collections().keySet())
        .containsExactly(
            "teams", "people", "products", "services", "components", "incidents", "scorecards");
    assertThat(report.collections()).containsEntry("services", new Counts(3, 0, 0));
    assertThat(report.total()).isEqualTo(new Counts(9, 0, 0));
    Detail<Service> pay = detail(Services.TYPE, "pay");
    assertThat(pay.entity().tags()).containsExactly("a", "pci");
    assertThat(pay.json(Services.TEAM).node().path("name").asText()).isEqualTo("Payments");
    assertThat(pay.json(Services.ASSIGNMENTS).node()).hasSize(2);
    assertThat(pay.json(Services.PRODUCTS).node().path(0).path("name").asText()).isEqualTo("Shop");
    assertThat(pay.json(Services.DEPENDENT_COMPONENTS).node()).hasSize(1);
  }

  @Test
  void closesCircles() {
    load(SHOP);

    assertThat(detail(Services.TYPE, "cart").ids(Services.DEPENDS_ON))
        .containsExactly(detail(Services.TYPE, "pay").entity().id());
    assertThat(detail(Services.TYPE, "pay").ids(Services.DEPENDS_ON))
        .containsExactly(detail(Services.TYPE, "fraud").entity().id());
    assertThat(detail(Services.TYPE, "fraud").ids(Services.DEPENDS_ON))
        .containsExactly(detail(Services.TYPE, "cart").entity().id());
  }

  @Test
  void writesEachEntityOnceButForTheOnesThatCloseCircles() {
    load(SHOP);

    assertThat(detail(Products.TYPE, "Shop").entity().rowVersion()).isEqualTo(1);
    assertThat(all(Services.TYPE)).extracting(Service::rowVersion).contains(1L);
  }

  @Test
  void keepsTheTimesOfIncidents() {
    load(SHOP);

    var incident = detail(Incidents.TYPE, "Cards fail");
    assertThat(incident.entity().header().createdAt())
        .isEqualTo(Instant.parse("2026-02-14T08:30:00Z"));
    assertThat(incident.entity().resolvedAt()).isEqualTo(Instant.parse("2026-02-14T16:00:00Z"));
    assertThat(incident.json(Incidents.TIMELINE).node()).hasSize(2);
  }

  @Test
  void changesNothingTheSecondTime() {
    LoadReport first = load(SHOP);
    int audited = auditEntries();

    LoadReport second = load(SHOP);

    assertThat(second.total()).isEqualTo(new Counts(0, 0, first.total().created()));
    assertThat(auditEntries()).isEqualTo(audited);
  }

  @Test
  void takesCamelCaseForTheSame() {
    load(SHOP);

    LoadReport second =
        load(
            """
            "teams": [{"name": "Payments", "slackChannel": "#pay"}],
            "people": [{"name": "Ana Ruiz", "email": "ana@x.example", "teamId": "Payments"}],
            "services": [
              {"name": "pay", "type": "api", "team_id": "Payments", "dependsOn": ["fraud"],
               "operationalStatus": "operational",
               "assignments": [{"personId": "ana@x.example", "role": "On-Call"}, {"person_id": "ana@x.example", "role": "Lead"}]}],
            "components": [{"name": "rules", "type": "library", "dependsOnServices": ["pay"]}],
            "incidents": [{"title": "Cards fail", "severity": "major", "status": "resolved", "impactType": "outage",
              "createdAt": "2026-02-14T08:30:00Z", "resolvedAt": "2026-02-14T16:00:00Z", "affectedServices": ["pay"]}],
            "scorecards": [{"name": "Ready", "entityTypes": ["services"], "criteria": [
              {"name": "Owned", "checkType": "has_field", "checkConfig": {"field": "teamId"}, "weight": 3, "sortOrder": 1}]}]
            """);

    assertThat(second.total()).isEqualTo(new Counts(0, 0, 6));
  }

  @Test
  void changesOnlyWhatDiffers() {
    load(SHOP);
    long version = detail(Services.TYPE, "pay").entity().rowVersion();

    LoadReport report =
        load(
            """
            "services": [
              {"name": "pay", "type": "api", "description": "Takes money.", "depends_on": []},
              {"name": "cart", "type": "api", "attributes": {"sla": 99.9}},
              {"name": "fraud", "type": "api", "assignments": [{"person": "ana@x.example", "role": "Lead"}]}]
            """);

    assertThat(report.collections()).containsEntry("services", new Counts(0, 2, 1));
    Detail<Service> pay = detail(Services.TYPE, "pay");
    assertThat(pay.entity().description()).isEqualTo("Takes money.");
    assertThat(pay.entity().rowVersion()).isEqualTo(version + 1);
    assertThat(pay.ids(Services.DEPENDS_ON)).isEmpty();
    assertThat(pay.json(Services.ASSIGNMENTS).node()).hasSize(2);
    assertThat(detail(Services.TYPE, "fraud").json(Services.ASSIGNMENTS).node()).hasSize(1);
  }

  @Test
  void clearsWhatIsNull() {
    load(SHOP);

    load("\"services\": [{\"name\": \"pay\", \"type\": \"api\", \"team\": null}]");

    assertThat(detail(Services.TYPE, "pay").entity().teamId()).isNull();
  }

  @Test
  void addsToTimelines() {
    load(SHOP);

    LoadReport report =
        load(
            """
            "incidents": [{"title": "Cards fail", "severity": "major", "created_at": "2026-02-14T08:30:00Z",
              "timeline": [
                {"timestamp": "2026-02-14T16:00:00Z", "status": "resolved", "message": "Gone."},
                {"timestamp": "2026-02-15T16:00:00Z", "status": "resolved", "message": "Reviewed."}]}]
            """);

    assertThat(report.total()).isEqualTo(new Counts(0, 1, 0));
    assertThat(detail(Incidents.TYPE, "Cards fail").json(Incidents.TIMELINE).node()).hasSize(3);
  }

  @Test
  void tellsIncidentsOfTheSameTitleApart() {
    load(SHOP);

    LoadReport report =
        load(
            """
            "incidents": [
              {"title": "Cards fail", "severity": "minor", "created_at": "2026-03-01T00:00:00Z"},
              {"title": "Cards fail", "severity": "major", "created_at": "2026-02-14T08:30:00Z"}]
            """);

    assertThat(report.total()).isEqualTo(new Counts(1, 0, 1));
    assertThat(all(Incidents.TYPE)).hasSize(2);
  }

  @Test
  void findsReferencesInTheTenant() {
    Team team =
        catalog.in(
            Principal.system(tenant),
            tx -> tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "Old")));

    load("\"people\": [{\"name\": \"Bo\", \"email\": \"bo@x.example\", \"team\": \"Old\"}]");

    assertThat(detail(People.TYPE, "Bo").entity().teamId()).isEqualTo(team.id());
  }

  @Test
  void makesAnewWhatWasDeleted() {
    load("\"teams\": [{\"name\": \"Payments\"}]");
    catalog.in(
        Principal.system(tenant),
        tx -> tx.delete(Teams.TYPE, all(Teams.TYPE).getFirst().id(), OptionalLong.empty()));

    LoadReport report = load("\"teams\": [{\"name\": \"Payments\"}]");

    assertThat(report.total()).isEqualTo(new Counts(1, 0, 0));
  }

  @Test
  void tellsHowFarItIs() {
    List<String> told = new ArrayList<>();

    load(
        "appinventory/v1",
        "\"people\": [{\"name\": \"Bo\", \"email\": \"bo@x.example\", \"team\": \"New\"}],"
            + " \"teams\": [{\"name\": \"New\"}]",
        (collection, done, total) -> told.add(collection + " " + done + "/" + total));

    assertThat(told).containsExactly("teams 1/2", "people 2/2");
  }

  @Test
  void reportsEveryErrorWithItsPlace() {
    assertThat(
            errors(
                """
                "teams": [{"name": "Payments", "colour": 1}, {"name": "Payments"}, {"description": "?"}, 7],
                "people": [{"name": "Ana", "email": "ana@x.example", "team": "Paymnts"},
                           {"name": "Bo", "email": "bo@x.example", "teamId": 7},
                           {"name": "Cy", "email": "cy@x.example", "team": "Payments", "teamId": "Payments"}],
                "services": [
                  {"name": "a", "type": "apy", "depends_on": ["b", "b", 3, "zz"], "slackChannel": "x"},
                  {"name": "b", "dependsOn": ["b"], "status": null, "products": [], "incidents": [], "tags": "x"},
                  {"name": "c", "type": "api", "operationalStatus": "broken", "operational_status": "degraded", "id": "1"},
                  {"name": "d", "type": "api", "assignments": [
                    {"person": "nobody@x.example", "role": "Lead"}, {"role": "Lead"}, {"person": "ana@x.example", "rolle": "Lead"},
                    {"person": 5, "role": "Lead"}, 3]},
                  {"name": "e", "type": "api", "created_at": "2026-02-14T08:30:00Z", "depends_on": "d"}],
                "incidents": [
                  {"title": "x", "severity": "major"},
                  {"title": "y", "severity": "major", "created_at": "yesterday"},
                  {"title": "z", "severity": "major", "created_at": "2026-02-14T08:30:00Z", "timeline": [{"created_by": "x"}]}],
                "servces": [], "users": []
                """))
        .containsExactlyInAnyOrder(
            "servces unknown_field",
            "users unknown_field",
            "teams[0].colour unknown_field",
            "teams[1].name duplicate",
            "teams[2].name required",
            "teams[3] wrong_type",
            "people[0].team not_found",
            "people[1].teamId wrong_type",
            "people[2].teamId duplicate",
            "services[0].type not_allowed",
            "services[0].depends_on[1] duplicate",
            "services[0].depends_on[2] wrong_type",
            "services[0].depends_on[3] not_found",
            "services[0].slackChannel unknown_field",
            "services[1].type required",
            "services[1].dependsOn[0] invalid",
            "services[1].status required",
            "services[1].products read_only",
            "services[1].incidents read_only",
            "services[1].tags wrong_type",
            "services[2].operational_status duplicate",
            "services[2].operationalStatus not_allowed",
            "services[2].id read_only",
            "services[3].assignments[0].person not_found",
            "services[3].assignments[1].person required",
            "services[3].assignments[2].rolle unknown_field",
            "services[3].assignments[2].role required",
            "services[3].assignments[3].person wrong_type",
            "services[3].assignments[4] wrong_type",
            "services[4].created_at read_only",
            "services[4].depends_on wrong_type",
            "incidents[0].created_at required",
            "incidents[1].created_at invalid",
            "incidents[2].timeline[0].created_by read_only",
            "incidents[2].timeline[0].timestamp required",
            "incidents[2].timeline[0].status required",
            "incidents[2].timeline[0].message required");
    assertThat(all(Teams.TYPE)).isEmpty();
  }

  @Test
  void reportsWhatTheRulesSayTogetherWithTheDocumentsOwnErrors() {
    assertThat(
            errors(
                """
                "people": [{"name": "Ana", "email": "ana@x.example", "team": "Nobody"}],
                "services": [
                  {"name": "a", "type": "api", "attributes": {"slaa": 1}, "depends_on": ["b"]},
                  {"name": "b", "type": "api", "attributes": {"sla": "high"}},
                  {"name": "c", "type": "api", "depends_on": ["a", "b"],
                   "assignments": [{"person": "ana@x.example", "role": "Lead"}]}],
                "incidents": [{"title": "x", "severity": "major", "created_at": "2026-02-14T08:30:00Z", "status": "resolved",
                  "timeline": [{"timestamp": "2026-02-14T08:30:00Z", "status": "identified", "message": "?"}]}]
                """))
        .containsExactlyInAnyOrder(
            "people[0].team not_found",
            "services[0].attributes.slaa unknown_field",
            "services[1].attributes.sla wrong_type",
            "incidents[0].status invalid");
  }

  @Test
  void suggestsTheNameThatWasMeant() {
    assertThatThrownBy(
            () ->
                load(
                    "\"teams\": [{\"name\": \"Payments\"}], \"people\": [{\"name\": \"A\","
                        + " \"email\": \"a@x.example\", \"team\": \"Paymnts\"}]"))
        .hasMessage(
            "people[0].team: there is no team with the name 'Paymnts'; did you mean Payments?");
  }

  @Test
  void loadsNothingWhenAnyEntityIsWrong() {
    assertThat(
            errors(
                "\"teams\": [{\"name\": \"Payments\"}], \"services\": [{\"name\": \"a\", \"type\":"
                    + " \"api\", \"description\": \""
                    + "x".repeat(100_001)
                    + "\"}]"))
        .containsExactly("services[0].description too_long");
    assertThat(all(Teams.TYPE)).isEmpty();
    assertThat(auditEntries()).isZero();
  }

  @Test
  void reportsAtMostAHundredErrors() {
    String teams = "{\"name\": \"x\", \"colour\": 1},".repeat(150);

    assertThat(errors("\"teams\": [" + teams + "{}]")).hasSize(100);
  }

  @Test
  void refusesOtherFormats() {
    assertThatThrownBy(() -> load("appinventory/v2", "\"teams\": []", LoadProgress.NONE))
        .hasMessage("format: is \"appinventory/v2\", expected appinventory/v1");
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThatThrownBy(() -> load("\"teams\": [}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("document: is not JSON: line 1, column ");
    assertThatThrownBy(() -> load("\"teams\": [], \"teams\": []"))
        .hasMessageContaining("Duplicate field 'teams'");
  }

  @Test
  void needsTheRightToWrite() {
    var viewer = Principal.user(tenant, UUID.randomUUID(), UserRole.VIEWER);
    var document = "{\"format\": \"appinventory/v1\", \"teams\": [{\"name\": \"New\"}]}";

    assertThatThrownBy(
            () ->
                catalog.in(
                    viewer,
                    new DocumentLoader(
                            DocumentParser.parse(
                                new ByteArrayInputStream(
                                    document.getBytes(StandardCharsets.UTF_8))),
                            LoadProgress.NONE)
                        ::load))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void loadsLongChains() {
    var services = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      services.append(
          "{\"name\": \"s%d\", \"type\": \"api\", \"depends_on\": [\"s%d\"]},".formatted(i, i + 1));
    }

    LoadReport report =
        load("\"services\": [" + services + "{\"name\": \"s3000\", \"type\": \"cache\"}]");

    assertThat(report.total().created()).isEqualTo(3_001);
    assertThat(all(Services.TYPE)).extracting(Service::rowVersion).containsOnly(1L);
  }
}
