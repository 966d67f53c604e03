package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is written is in the next answer: of this process and of others, whose caches know nothing
 * of the write.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshnessTest {
  private static final int WRITES = 60;

  private final Catalog writing;
  private final Catalog other;
  private final Principal principal;
  private final Id<Service> service;
  private final Id<Scorecard> scorecard;

  FreshnessTest(TestDatabase database) {
    CatalogFixture fixture = CatalogFixture.on(database);
    writing = fixture.catalog();
    other = fixture.another();
    principal = fixture.newPrincipal();
    service =
        writing
            .in(
                principal,
                tx ->
                    tx.create(
                        Services.TYPE,
                        Changes.<Service>none()
                            .set(Services.NAME, "it")
                            .set(Services.KIND, ServiceType.API)))
            .id();
    scorecard =
        writing
            .in(
                principal,
                tx ->
                    tx.create(
                        Scorecards.TYPE,
                        Changes.<Scorecard>none()
                            .set(Scorecards.NAME, "tags")
                            .set(Scorecards.ENTITY_TYPES, List.of("services"))
                            .parts(Scorecards.CRITERIA, List.of(tag("a", 1), tag("b", 1)))))
            .id();
  }

  private static Criterion tag(String tag, int weight) {
    return Criterion.of(tag, "has_tag", Json.ofText("{\"value\": \"" + tag + "\"}"))
        .withWeight(weight);
  }

  /** The score, however it is asked for. */
  private Optional<BigDecimal> score(Catalog catalog) {
    List<EntityScore> one =
        catalog.read(principal, reader -> reader.scorecards().of(Services.TYPE, service));
    Optional<BigDecimal> score = one.stream().map(EntityScore::score).findFirst();
    if (score.isPresent()) {
      List<EntityResult> page =
          catalog.read(
              principal,
              reader -> reader.scorecards().results(scorecard, ResultQuery.all()).items());
      BigDecimal average =
          catalog.read(
              principal,
              reader ->
                  reader
                      .scorecards()
                      .summary(scorecard, Optional.empty(), Filter.always())
                      .total()
                      .average());
      assertThat(page.getFirst().score()).isEqualTo(one.getFirst());
      assertThat(average).isEqualTo(score.get());
    }
    return score;
  }

  private void patch(Changes<Scorecard> changes) {
    writing.in(principal, tx -> tx.patch(Scorecards.TYPE, scorecard, changes));
  }

  @Test
  void writesAreInTheNextAnswerOfAnotherProcess() {
    Random random = new Random(7);
    boolean tagged = false;
    int weight = 1;
    boolean exempt = false;
    for (int i = 0; i < WRITES; i++) {
      switch (random.nextInt(3)) {
        case 0 -> {
          tagged = !tagged;
          List<String> tags = tagged ? List.of("a") : List.of();
          writing.in(
              principal,
              tx ->
                  tx.patch(
                      Services.TYPE, service, Changes.<Service>none().set(Services.TAGS, tags)));
        }
        case 1 -> {
          weight = weight % 3 + 1;
          patch(Changes.<Scorecard>none().add(Scorecards.CRITERIA, tag("a", weight)));
        }
        default -> {
          exempt = !exempt;
          Exemption exemption = Exemption.of("b", "services", service.value(), "because", null);
          patch(
              exempt
                  ? Changes.<Scorecard>none().add(Scorecards.EXEMPTIONS, exemption)
                  : Changes.<Scorecard>none().remove(Scorecards.EXEMPTIONS, exemption));
        }
      }
      int counted = exempt ? weight : weight + 1;
      int passed = tagged ? weight : 0;
      BigDecimal expected = BigDecimal.valueOf(Math.round(10_000.0 * passed / counted), 2);
      assertThat(score(other)).as("after write " + i).contains(expected);
      assertThat(score(writing)).as("after write " + i).contains(expected);
    }
  }

  @Test
  void scorecardsComeAndGo() {
    score(other);
    writing.in(principal, tx -> tx.delete(Scorecards.TYPE, scorecard, OptionalLong.empty()));
    assertThat(score(other)).isEmpty();
    writing.in(principal, tx -> tx.restore(Scorecards.TYPE, scorecard, OptionalLong.empty()));
    assertThat(score(other)).isPresent();
  }

  @Test
  void transactionsSeeWhatTheyWroteAndLeaveNothingWhenTheyAreTakenBack() {
    Optional<BigDecimal> before = score(writing);
    assertThatThrownBy(
            () ->
                writing.in(
                    principal,
                    tx -> {
                      tx.patch(
                          Scorecards.TYPE,
                          scorecard,
                          Changes.<Scorecard>none()
                              .parts(
                                  Scorecards.CRITERIA,
                                  List.of(
                                      Criterion.of(
                                          "named",
                                          "has_field",
                                          Json.ofText("{\"field\": \"name\"}")))));
                      assertThat(names(tx)).containsExactly("named");
                      assertThat(tx.scorecards().of(Services.TYPE, service).getFirst().score())
                          .isEqualByComparingTo("100");
                      throw new IllegalStateException("taken back");
                    }))
        .hasMessage("taken back");
    assertThat(score(writing)).isEqualTo(before);
    assertThat(score(other)).isEqualTo(before);
  }

  private List<String> names(Reader reader) {
    return reader.scorecards().evaluate(scorecard).definition().criteria().stream()
        .map(Criterion::name)
        .toList();
  }
}
