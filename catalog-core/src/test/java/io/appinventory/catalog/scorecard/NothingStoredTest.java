package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.RandomCatalog;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.evaluation.Evaluation;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableOptions;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No result is stored anywhere: asking writes nothing. */
@ExtendWith(TestDatabaseExtension.class)
class NothingStoredTest {
  private final Catalog catalog;
  private final Principal principal;
  private final DSLContext owner;

  NothingStoredTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    owner = RandomCatalog.owner(database.dataSource());
    principal = Principal.system(catalog.administration().create("acme", "Acme").id());
  }

  @Test
  void askingWritesNothing() {
    Id<Service> service =
        catalog
            .in(
                principal,
                tx ->
                    tx.create(
                        Services.TYPE,
                        Changes.<Service>none()
                            .set(Services.NAME, "it")
                            .set(Services.KIND, ServiceType.API)))
            .id();
    Id<Scorecard> scorecard =
        catalog.in(principal, tx -> tx.create(Scorecards.TYPE, scorecard("saved"))).id();
    Map<String, String> before = content();
    catalog.in(
        principal,
        tx -> {
          askEverything(tx, service, scorecard);
          assertThat(tx.scope().dsl().fetchValue("select pg_current_xact_id_if_assigned()"))
              .as("the number that a transaction takes with its first write")
              .isNull();
          return 0;
        });
    catalog.read(
        principal,
        reader -> {
          askEverything(reader, service, scorecard);
          return 0;
        });
    assertThat(content()).isEqualTo(before);
  }

  private static Changes<Scorecard> scorecard(String name) {
    return Changes.<Scorecard>none()
        .set(Scorecards.NAME, name)
        .set(Scorecards.ENTITY_TYPES, List.of("services", "resources"))
        .parts(
            Scorecards.CRITERIA,
            List.of(
                Criterion.of("tag", "has_tag", Json.ofText("{\"value\": \"a\"}")),
                Criterion.of("named", "has_field", Json.ofText("{\"field\": \"name\"}"))))
        .parts(Scorecards.LEVELS, List.of(Level.of("gold", 80)));
  }

  private static void askEverything(Reader reader, Id<Service> service, Id<Scorecard> scorecard) {
    assertThat(reader.scorecards().of(Services.TYPE, service)).hasSize(1);
    assertThat(reader.scorecards().explained(Services.TYPE, service)).hasSize(1);
    for (Evaluation evaluation :
        List.of(
            reader.scorecards().evaluate(scorecard),
            reader.scorecards().evaluate(scorecard("draft")),
            reader.scorecards().evaluate(scorecard("draft"), scorecard))) {
      assertThat(evaluation.of(Services.TYPE, service)).isPresent();
      assertThat(evaluation.results(ResultQuery.all()).items()).hasSize(1);
      assertThat(evaluation.summary(Optional.of("team_id"), Filter.always()).groups()).hasSize(1);
      assertThat(evaluation.comparedTo(scorecard, Filter.always(), 10).unchanged()).isEqualTo(1);
    }
  }

  /** All rows of all tables, with the transaction that wrote each. */
  private Map<String, String> content() {
    Map<String, String> content = new TreeMap<>();
    for (Table<?> table : owner.meta().getTables()) {
      if ("public".equals(table.getSchema().getName())
          && table.getTableType() != TableOptions.TableType.VIEW) {
        String rows =
            owner
                .select(
                    DSL.field(
                        "coalesce(md5(string_agg(r.xmin || r::text, ',' order by r::text)), '')",
                        String.class))
                .from(table.as("r"))
                .fetchSingle()
                .value1();
        content.put(table.getName(), rows);
      }
    }
    assertThat(content).containsKeys("services", "scorecards", "scorecard_criteria", "audit_logs");
    return content;
  }
}
