package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.BigCatalog;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Plan;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.Tapped;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.definition.DefinitionCache;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.evaluation.ScorecardEngine;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.RuleBook;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Of many entities each source is read once, however many criteria ask it; of few, little more is
 * read than they have.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortfolioPlanTest {
  private static final int SERVICES = 30_000;

  private final Catalog catalog;
  private final Principal principal;
  private final Id<Scorecard> scorecard;

  PortfolioPlanTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    UUID tenant = BigCatalog.fill(database.dataSource(), SERVICES);
    principal = Principal.system(tenant);
    scorecard =
        catalog
            .in(
                principal,
                tx ->
                    tx.create(
                        Scorecards.TYPE,
                        Changes.<Scorecard>none()
                            .set(Scorecards.NAME, "plan")
                            .set(Scorecards.ENTITY_TYPES, List.of("services"))
                            .parts(
                                Scorecards.CRITERIA,
                                List.of(
                                    criterion("owned", "has_field", "{\"field\": \"team_id\"}"),
                                    criterion("lead", "has_assignment", "{\"value\": \"Lead\"}"),
                                    criterion("two", "min_assignments", "{\"min\": 2}"),
                                    criterion("calm", "no_active_incidents", "{}"),
                                    criterion(
                                        "parts",
                                        "min_items",
                                        "{\"field\": \"components\", \"min\": 2}"),
                                    criterion(
                                            "sdk",
                                            "related_any",
                                            "{\"relation\": \"components\", \"where\": \"type ="
                                                + " \\\"sdk\\\"\"}")
                                        .onlyWhen(
                                            "assignments.role = \"Lead\" AND team.name:\"1\"")))
                            .parts(Scorecards.LEVELS, List.of(Level.of("gold", 80)))))
            .id();
  }

  private static Criterion criterion(String name, String check, String config) {
    return Criterion.of(name, check, Json.ofText(config));
  }

  private Plan plan(Consumer<ScorecardEngine> question) {
    return catalog.read(
        principal,
        reader -> {
          Tapped tapped = new Tapped(reader.scope());
          RuleBook none = new RuleBook(List.of(), List.of());
          question.accept(new ScorecardEngine(tapped.scope(), none, new DefinitionCache()));
          return tapped.plans().getLast();
        });
  }

  private static void readsOnce(Plan plan, String... tables) {
    for (String table : tables) {
      assertThat(plan.scans())
          .as(plan.toString())
          .filteredOn(scan -> scan.contains(" on " + table + " "))
          .hasSize(1);
    }
  }

  @Test
  void summaryReadsEachSourceOnce() {
    Plan plan = plan(engine -> engine.summary(scorecard, Optional.of("team_id"), Filter.always()));
    readsOnce(
        plan, "services", "entity_assignments", "service_components", "components", "incidents");
  }

  @Test
  void lastRowsAreFoundOnceForAllQuestionsAboutThem() {
    Id<Scorecard> lasts =
        catalog
            .in(
                principal,
                tx ->
                    tx.create(
                        Scorecards.TYPE,
                        Changes.<Scorecard>none()
                            .set(Scorecards.NAME, "lasts")
                            .set(Scorecards.ENTITY_TYPES, List.of("services"))
                            .parts(
                                Scorecards.CRITERIA,
                                List.of(
                                    last("calm", "last(incidents).severity != \\\"critical\\\""),
                                    last("over", "last(incidents).status = \\\"resolved\\\"")))))
            .id();
    Plan plan = plan(engine -> engine.summary(lasts, Optional.empty(), Filter.always()));
    readsOnce(plan, "services", "incident_affected_entities", "incidents");
    assertThat(plan.rows()).as(plan.toString()).isLessThan(5L * SERVICES);
  }

  private static Criterion last(String name, String filter) {
    return criterion(name, "expression", "{\"filter\": \"" + filter + "\"}");
  }

  @Test
  void pageByScoreReadsEachSourceOnceAndThePageOnceMore() {
    Plan plan = plan(engine -> engine.results(scorecard, ResultQuery.all().withoutTotal()));
    long sources =
        plan(engine -> engine.summary(scorecard, Optional.empty(), Filter.always())).rows();
    assertThat(plan.rows()).isLessThan(sources + 2_000);
  }

  @Test
  void pageByNameReadsItsEntities() {
    ResultQuery byName = ResultQuery.all().orderBy(Sort.parse("name")).withoutTotal();
    Plan plan = plan(engine -> engine.results(scorecard, byName));
    assertThat(plan.rows()).as(plan.toString()).isLessThan(4_000);
    assertThat(plan.scans()).as(plan.toString()).doesNotContain("Seq Scan on services ");
  }

  @Test
  void oneEntityReadsWhatItHas() {
    Id<Service> some =
        catalog
            .read(principal, reader -> reader.list(Services.TYPE, ListQuery.all()))
            .items()
            .getFirst()
            .id();
    Plan plan = plan(engine -> engine.of(Services.TYPE, some));
    assertThat(plan.rows()).as(plan.toString()).isLessThan(200);
  }
}
