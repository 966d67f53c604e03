package io.appinventory.catalog.query.resolve;

import static io.appinventory.db.schema.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Assignment;
import io.appinventory.catalog.domain.EntityStatus;
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
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters mean, on four services: payments, ledger, legacy and Übersicht. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterExamplesTest {
  private final Catalog catalog;
  private final Principal principal;
  private final DataSource owner;

  FilterExamplesTest(TestDatabase database) {
    owner = database.dataSource();
    catalog = Catalog.open(owner);
    principal = Principal.system(catalog.administration().create("acme", "Acme").id());
  }

  @BeforeAll
  void arrange() {
    catalog.in(
        principal,
        tx -> {
          Team team = tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "Payments"));
          Team gone = tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "Gone"));
          Person ana =
              tx.create(
                  People.TYPE,
                  Changes.<Person>none()
                      .set(People.NAME, "Ana")
                      .set(People.EMAIL, "ana@acme.example"));
          Service legacy =
              tx.create(
                  Services.TYPE,
                  service("legacy")
                      .set(Services.STATUS, EntityStatus.DEPRECATED)
                      .set(Services.TAGS, List.of("Legacy", "pci-old"))
                      .set(Services.TEAM_ID, gone.id())
                      .set(Services.DESCRIPTION, ""));
          Person left =
              tx.create(
                  People.TYPE,
                  Changes.<Person>none()
                      .set(People.NAME, "Max")
                      .set(People.EMAIL, "max@acme.example"));
          Service ledger =
              tx.create(
                  Services.TYPE,
                  service("ledger")
                      .link(Services.DEPENDS_ON, legacy.id())
                      .parts(Services.ASSIGNMENTS, List.of(new Assignment(left.id(), "Lead"))));
          tx.create(
              Services.TYPE,
              service("payments")
                  .set(Services.TEAM_ID, team.id())
                  .set(Services.DESCRIPTION, "Takes money\nand keeps it")
                  .set(Services.TAGS, List.of("pci", "core"))
                  .link(Services.DEPENDS_ON, ledger.id(), legacy.id())
                  .parts(
                      Services.ASSIGNMENTS,
                      List.of(
                          new Assignment(ana.id(), "Lead"), new Assignment(ana.id(), "On-Call"))));
          Service other =
              tx.create(
                  Services.TYPE,
                  service("Übersicht*").set(Services.KIND, ServiceType.WEB_APPLICATION));
          tx.create(
              Incidents.TYPE,
              Changes.<Incident>none()
                  .set(Incidents.TITLE, "Slow")
                  .set(Incidents.SEVERITY, IncidentSeverity.MAJOR)
                  .set(Incidents.IMPACT_TYPE, ImpactType.DEGRADED)
                  .link(Incidents.AFFECTED_SERVICES, ledger.id(), other.id()));
          tx.delete(Teams.TYPE, gone.id(), OptionalLong.empty());
          tx.delete(People.TYPE, left.id(), OptionalLong.empty());
          return null;
        });
    attributes(
        "ledger",
        "{\"score\": \"99.9\", \"channels\": \"orders-v2\", \"none\": null, \"empty\": [] }");
    attributes(
        "payments",
        "{\"score\": 99.95, \"open\": true, \"channels\": [\"Orders\", \"refunds\"], \"on\":"
            + " {\"call\": \"yes\"}, \"doors\": [{\"url\": \"a\"}, {\"url\": \"b\"}]}");
  }

  /** Past the rules, which know what an API may have. */
  private void attributes(String name, String json) {
    DSL.using(owner, SQLDialect.POSTGRES)
        .update(SERVICES)
        .set(SERVICES.ATTRIBUTES, JSONB.jsonb(json))
        .where(SERVICES.NAME.eq(name))
        .execute();
  }

  private static Changes<Service> service(String name) {
    return Changes.<Service>none().set(Services.NAME, name).set(Services.KIND, ServiceType.API);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                   | ledger legacy payments Übersicht*
          type = "api" AND status != "deprecated"              | ledger payments
          NOT tags:"legacy"                                    | ledger payments Übersicht*
          tags:"legacy"                                        | legacy
          tags = "legacy"                                      |
          tags = "Legacy"                                      | legacy
          tags != "pci"                                        | ledger legacy Übersicht*
          tags:"pci"                                           | payments
          tags = "PCI*"                                        | legacy payments
          tags in ("core", "Legacy")                           | legacy payments
          tags:*                                               | legacy payments
          count(tags) = 2                                      | legacy payments
          count(tags) < 1                                      | ledger Übersicht*
          matches(tags, "^p.i$")                               | payments
          description:*                                        | payments
          NOT description:*                                    | ledger legacy Übersicht*
          description:"MONEY"                                  | payments
          matches(description, "money.and")                    | payments
          description != "x"                                   | ledger legacy payments Übersicht*
          NOT description = "x"                                | ledger legacy payments Übersicht*
          description = ""                                     | legacy
          description < "A"                                    | legacy
          name = "LE*"                                         | ledger legacy
          name:"ÜBER"                                          | Übersicht*
          name = "üBERSICHT\\*"                                |
          name = "Übersicht\\*"                                | Übersicht*
          name:"\\*"                                           | Übersicht*
          name = "payments "                                   |
          name in ("payments", "ledger", "nothing")            | ledger payments
          name > "ledger"                                      | legacy payments Übersicht*
          name >= "ledger" AND name < "m"                      | ledger legacy
          status in ("active", "planned") AND type:"web"       | Übersicht*
          attributes.score > 99.5                                | payments
          attributes.score = 99.950                              | payments
          attributes.score = "99.9"                              | ledger
          attributes.score != 99.95                              | ledger legacy Übersicht*
          attributes.score in (1, "99.9", 99.95)                 | ledger payments
          attributes.score > "99"                                | ledger
          attributes.open = true                             | payments
          attributes.open:true                               | payments
          attributes.open != true                            | ledger legacy Übersicht*
          attributes.channels:"orders"                           | ledger payments
          attributes.channels:"refund"                           |
          attributes.channels = "refunds"                        | payments
          attributes.channels = "ref*"                           | payments
          attributes.channels:*                                  | ledger payments
          attributes.none:*                                    |
          attributes.empty:*                                   |
          attributes.on:*                                      | payments
          attributes.on.call = "yes"                           | payments
          attributes."on"."call":"YE"                          | payments
          attributes.doors.url = "b"                       | payments
          attributes.doors.url:"B"                         | payments
          count(attributes.channels) = 2                         | payments
          count(attributes.channels) = 0                         | legacy Übersicht*
          matches(attributes.channels, "s$")                     | payments
          attributes:*                                         | ledger payments
          team.name = "Payments"                               | payments
          team.name != "Payments"                              | ledger legacy Übersicht*
          team:*                                               | payments
          team_id:*                                            | payments
          NOT team_id:*                                        | ledger legacy Übersicht*
          team_id != "00000000-0000-0000-0000-000000000000"    | ledger legacy payments Übersicht*
          count(team.people) = 0                               | ledger legacy payments Übersicht*
          count(team.people) > 0                               |
          depends_on.status = "deprecated"                     | ledger payments
          depends_on.status != "deprecated"                    | payments
          NOT depends_on.status != "deprecated"                | ledger legacy Übersicht*
          depends_on.depends_on.name = "legacy"                | payments
          dependents:*                                         | ledger legacy
          count(depends_on) = 2                                | payments
          count(depends_on[status = "active"]) = 1             | payments
          count(depends_on) >= 1 AND count(depends_on) <= 2    | ledger payments
          count(depends_on) != 0                               | ledger payments
          assignments.role = "Lead"                            | payments
          assignments.role = "lead"                            |
          assignments.person.name = "Ana"                      | payments
          assignments[role:"on" AND person.email = "ana*"]     | payments
          assignments.person_id:*                              | payments
          last(depends_on).assignments.role = "Lead"           |
          count(assignments) = 2                               | payments
          count(assignments[role = "Lead"]) = 0                | ledger legacy Übersicht*
          incidents.status = "investigating"                   | ledger Übersicht*
          incidents[status != "resolved"]                      | ledger Übersicht*
          count(incidents[status != "resolved"]) = 0           | legacy payments
          incidents[affected_services.name = "payments"]       |
          last(depends_on).name = "ledger"                     | payments
          last(depends_on).name = "legacy"                     | ledger
          last(depends_on).name != "legacy"                    | legacy payments Übersicht*
          NOT last(depends_on).name = "legacy"                 | legacy payments Übersicht*
          last(depends_on[status = "deprecated"]).name:"leg"   | ledger payments
          last(depends_on[status = "planned"]).name != "x"     | ledger legacy payments Übersicht*
          last(depends_on).last(depends_on).name = "legacy"    | payments
          last(depends_on).description:*                       |
          last(depends_on).depends_on[name = "legacy"]         | payments
          count(last(depends_on).tags) = 2                     | ledger
          count(last(depends_on).tags) < 1                     | legacy payments Übersicht*
          count(last(depends_on).depends_on) = 0               | ledger legacy Übersicht*
          matches(last(depends_on).name, "^le")                | ledger payments
          last(incidents).severity = "major"                   | ledger Übersicht*
          last(incidents).created_at > now() - duration("30d") | ledger Übersicht*
          last(incidents).affected_services.name = "ledger"    | ledger Übersicht*
          last(team.services).name in ("payments", "legacy")   | payments
          created_at > now() - duration("1d")                  | ledger legacy payments Übersicht*
          created_at < 2020-01-01                              |
          updated_at >= "2020-01-01T00:00:00+02:00"            | ledger legacy payments Übersicht*
          row_version >= 1 AND NOT deleted_at:*                | ledger legacy payments Übersicht*
          row_version = 1.5                                    |
          row_version < 9.5 AND row_version > -1e99            | ledger legacy payments Übersicht*
          row_version in (1, 2, 2.5, 99999999999999999999)     | ledger legacy payments Übersicht*
          id in ("00000000-0000-0000-0000-000000000000")       |
          id != "00000000-0000-0000-0000-000000000000"         | ledger legacy payments Übersicht*
          """)
  void finds(String filter, String names) {
    assertThat(names(filter)).isEqualTo(names == null ? "" : names);
  }

  private String names(String filter) {
    return catalog.read(
        principal,
        reader -> {
          FilterSql sql = FilterSql.on(reader.scope(), Services.TYPE, Services.TYPE.table());
          ResolvedFilter resolved =
              FilterResolver.resolve(FilterParser.parse(filter), Services.TYPE, Instant.now());
          return String.join(
              " ",
              reader
                  .scope()
                  .dsl()
                  .select(Services.NAME.column().in(sql.table()))
                  .from(sql.table())
                  .where(sql.living())
                  .and(sql.condition(resolved))
                  .orderBy(1)
                  .fetch(row -> row.get(0, String.class)));
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          stats = "x"                      | at 1: services has nothing named 'stats'; did you mean status?; allowed are id, name
          team.nam = "x"                   | at 1: teams has nothing named 'nam'; did you mean name?
          status = "actve"                 | at 10: found "actve", 'status' takes one of active, planned, maintenance, deprecated; did you mean active?
          status > "active"                | at 10: 'status' has no order
          status in ("active", 5)          | at 22: found the number 5, 'status' takes one of
          name = 5                         | at 8: found the number 5, 'name' takes text in quotes
          name = true                      | at 8: found true, 'name' takes text in quotes
          name:""                          | at 6: the text is empty; write name:* for present
          name = "*"                       | at 8: the text is empty
          name = "\\u0000"                 | at 8: a text holds U+0000
          row_version = "1"                | at 15: found "1", 'row_version' takes a number
          row_version = 1e200              | at 15: a number has more than 100 digits
          row_version = "1*"               | at 15: 'row_version' is no text and cannot start with a text
          matches(id, "x")                 | at 13: 'id' is no text and cannot match
          created_at > "yesterday"         | at 14: found "yesterday", 'created_at' takes a time such as
          created_at > now() + duration("9999999d") | at 14: the time lies outside of the years 1 to 9999
          id = "x"                         | at 6: found "x", 'id' takes a UUID in quotes
          team = "Payments"                | at 1: 'team' is a relation: ask for a property of it, as in team.id
          team_id.name = "x"               | at 1: 'team_id' has nothing inside; the relation is named 'team'
          attributes = "x"                 | at 14: 'attributes' is an object: ask for a key of it
          attributes.at > now()            | at 17: times inside of 'attributes' are text
          attributes.x > true              | at 16: 'attributes' has no order
          status[name = "x"]               | at 1: 'status' is no relation
          count(status) = 1                | at 7: 'status' is one value
          last(team).name = "x"            | at 6: 'team' leads to one row
          last(status).name = "x"          | at 6: 'status' is no relation
          last(assignments).role = "x"     | at 6: 'assignments' have no time that tells which is the last
          last(depends_on.dependents).id:* | at 6: 'depends_on' leads to several rows; ask inside of it: depends_on[last(...)...]
          last(depends_on).nam = "x"       | at 18: services has nothing named 'nam'; did you mean name?
          last(depends_on[nam:*]).name:*   | at 17: services has nothing named 'nam'; did you mean name?
          last(depends_on).last(depends_on).last(depends_on).last(depends_on).last(depends_on).team.name = "x" | at 86: 'team.name' follows more than 5 relations
          count(depends_on.depends_on) > 1 | at 7: 'depends_on' leads to several rows
          depends_on.depends_on.depends_on.depends_on.depends_on.depends_on.name = "x" | at 1: 'depends_on.depends_on.depends_on.depends_on.depends_on.depends_on.name' follows more than 5 relations
          matches(name, "(a")              | at 15: the expression is not allowed: a ) is missing
          matches(name, "(?=a)")           | at 15: the expression is not allowed: ( may be followed by ?: only
          matches(name, "(a)\\\\1")        | at 15: the expression is not allowed: \\1 is not allowed
          """)
  void refuses(String filter, String message) {
    assertThatThrownBy(() -> names(filter))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageStartingWith("filter: " + message);
  }

  @ParameterizedTest
  @CsvSource({"password:*", "passwort = x"})
  void secretsAreNotThere(String filter) {
    assertThatThrownBy(
            () -> FilterResolver.resolve(FilterParser.parse(filter), Users.TYPE, Instant.now()))
        .hasMessageContaining("users has nothing named 'pass")
        .message()
        .doesNotContain("did you mean password", "role, password");
  }
}
