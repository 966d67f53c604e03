package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Level;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.session.Principal;
import io.appinventory.cli.Commands.Outcome;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.NodeList;

/** Three services of two teams: a has all, b half, c nothing. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreCommandTest {
  private final Commands commands;

  ScoreCommandTest(TestDatabase database) {
    commands = new Commands(database);
    Catalog catalog = Catalog.open(database.dataSource());
    Principal system = Principal.system(catalog.administration().create("scored", "Scored").id());
    catalog.administration().create("empty", "Empty");
    catalog.in(system, tx -> fill(tx));
  }

  private static int fill(Transaction tx) {
    Id<Team> good = team(tx, "Good");
    Id<Team> bad = team(tx, "Bad & Co");
    tx.create(Services.TYPE, service("a", good).set(Services.TAGS, List.of("x", "y")));
    tx.create(Services.TYPE, service("b", good).set(Services.TAGS, List.of("x")));
    tx.create(Services.TYPE, service("c <1>", bad));
    tx.create(
        Scorecards.TYPE,
        Changes.<Scorecard>none()
            .set(Scorecards.NAME, "Tags")
            .set(Scorecards.ENTITY_TYPES, List.of("services"))
            .parts(Scorecards.CRITERIA, List.of(tag("x"), tag("y").withHint("Add it.")))
            .parts(Scorecards.LEVELS, List.of(Level.of("gold", 100))));
    return 0;
  }

  private static Criterion tag(String tag) {
    return Criterion.of(tag, "has_tag", Json.ofText("{\"value\": \"" + tag + "\"}"));
  }

  private static Id<Team> team(Transaction tx, String name) {
    return tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, name)).id();
  }

  private static Changes<Service> service(String name, Id<Team> team) {
    return Changes.<Service>none()
        .set(Services.NAME, name)
        .set(Services.KIND, ServiceType.API)
        .set(Services.TEAM_ID, team);
  }

  @Test
  void printsTeamsWithBars() {
    Outcome printed = commands.run("score", "--tenant=scored");
    assertThat(printed.status()).as(printed.err()).isZero();
    assertThat(printed.out().lines())
        .containsExactly(
            "Tags:  50.00 [##########..........] of 3 entities (gold 1)",
            "",
            "team      entities  score                           levels",
            "Bad & Co         1    0.00  [....................]",
            "Good             2   75.00  [###############.....]  gold 1");
  }

  @Test
  void printsEntitiesLowestFirst() {
    Outcome printed =
        commands.run("score", "--tenant=scored", "--scorecard=Tags", "--by=entity", "--limit=2");
    assertThat(printed.out().lines().skip(2))
        .containsExactly(
            "entity  score                           level  failed",
            "c <1>     0.00  [....................]         x, y",
            "b        50.00  [##########..........]         y");
  }

  @ParameterizedTest
  @CsvSource({
    "--min=50, 0",
    "--min=50.01, 1",
    "--min=0, 0",
    "--min=50 --each, 1",
    "--min=50 --each --by=entity, 1",
    "--min=75 --each --filter=team.name=Good, 0",
    "--min=75 --each --by=entity --filter=team.name=Good, 1",
    "--min=100 --filter=name=a, 0",
    "--min=0 --filter=name=nobody, 1",
    "--min=101, 2",
    "--by=nonsense, 2",
    "--filter=nonsense=1, 2",
    "--scorecard=Nope, 1"
  })
  void isAGate(String options, int status) {
    String[] arguments = ("score --tenant=scored " + options).split(" ");
    for (String format : new String[] {"table", "json", "junit"}) {
      String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
      all[arguments.length] = "--format=" + format;
      Outcome outcome = commands.run(all);
      assertThat(outcome.status())
          .as(options + " " + outcome.out() + outcome.err())
          .isEqualTo(status);
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(commands.run("score", "--tenant=scored", "--scorecard=Nope").err())
        .contains("there is no scorecard 'Nope'; there are: Tags");
    Outcome none = commands.run("score", "--tenant=empty");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("there are no scorecards");
    assertThat(commands.run("score", "--tenant=scored", "--min=60").out())
        .contains("50.00 is below 60");
  }

  @Test
  void writesJsonAsOverHttp() throws IOException {
    Outcome printed =
        commands.run("score", "--tenant=scored", "--by=entity", "--format=json", "--min=50");
    JsonNode report = new ObjectMapper().readTree(printed.out());
    assertThat(report.path("reached").asBoolean()).isTrue();
    JsonNode tags = report.path("scorecards").path(0);
    assertThat(tags.path("summary").path("total").path("average").asDouble()).isEqualTo(50.0);
    assertThat(tags.path("results").findValuesAsText("score"))
        .containsExactly("0.0", "50.0", "100.0");
  }

  @Test
  void writesTestReports() throws Exception {
    Outcome printed =
        commands.run(
            "score", "--tenant=scored", "--by=entity", "--format=junit", "--min=50", "--each");
    assertThat(printed.status()).isEqualTo(1);
    var report =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(printed.out().getBytes(StandardCharsets.UTF_8)));
    NodeList cases = report.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(4);
    assertThat(
            report
                .getElementsByTagName("testsuite")
                .item(0)
                .getAttributes()
                .getNamedItem("failures")
                .getNodeValue())
        .isEqualTo("1");
    NodeList failures = report.getElementsByTagName("failure");
    assertThat(failures.getLength()).isEqualTo(1);
    assertThat(failures.item(0).getParentNode().getAttributes().getNamedItem("name").getNodeValue())
        .isEqualTo("c <1>");
    assertThat(failures.item(0).getTextContent()).contains("y: found []. Add it.");
  }
}
