package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.GroupSummary;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The arithmetic on paper. A criterion {@code a*3} asks for the tag a and weighs 3; {@code when x}
 * counts only where the tag x is; {@code exempt} and {@code expired} have an exemption; {@code for
 * gold} is required for that level. Levels: bronze from 50, silver from 75, gold from 75 too.
 */
@ExtendWith(TestDatabaseExtension.class)
class ScoreArithmeticTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Pattern CRITERION =
      Pattern.compile("(\\w+)\\*(\\d)(?: when (\\w+))?( exempt| expired)?(?: for (\\w+))?");
  private static int scorecards;

  private final Catalog catalog;
  private final Catalog before;
  private final Principal principal;

  ScoreArithmeticTest(TestDatabase database) {
    catalog = at(database, NOW);
    before = at(database, NOW.minus(Duration.ofDays(10)));
    scorecards++;
    principal =
        Principal.system(catalog.administration().create("t" + scorecards, "T" + scorecards).id());
  }

  private static Catalog at(TestDatabase database, Instant now) {
    CatalogOptions options = CatalogOptions.standard();
    return Catalog.open(database.dataSource(), options.withClock(Clock.fixed(now, ZoneOffset.UTC)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # criteria                              | tags  | outcomes               | score  | level
          a*1                                     | a     | passed                 | 100.00 | gold
          a*1                                     |       | failed                 | 0.00   |
          a*1, b*1                                | a     | passed failed          | 50.00  | bronze
          a*3, b*1                                | a     | passed failed          | 75.00  | gold
          a*1, b*3                                | a     | passed failed          | 25.00  |
          a*1, b*1, c*1                           | a     | passed failed failed   | 33.33  |
          a*1, b*1, c*1                           | a b   | passed passed failed   | 66.67  | bronze
          a*1, b*2, c*3, d*1, e*1                 | a b   | passed passed failed failed failed | 37.50 |
          # 1 of 6: 16.666... and 5 of 6: 83.333...
          a*1, b*2, c*3                           | a     | passed failed failed   | 16.67  |
          a*1, b*2, c*3                           | b c   | failed passed passed   | 83.33  | gold
          # 1 of 16 is 6.25, 1 of 8 is 12.5: nothing to round
          a*1, b*3, c*3, d*1                      | a     | passed failed failed failed | 12.50 |
          # half a hundredth goes up: 1 of 32 is 3.125
          a*1, b*3, c*3, d*3, e*3, f*3, g*3, h*3, i*3, j*3, k*3, l*1 | a | passed failed failed failed failed failed failed failed failed failed failed failed | 3.13 |
          # not applicable counts neither way
          a*1, b*3 when x                         | a     | passed not_applicable  | 100.00 | gold
          a*1, b*3 when x                         | a x   | passed failed          | 25.00  |
          a*1, b*3 when x                         | b     | failed not_applicable  | 0.00   |
          # nothing applicable: no score and no level
          a*1 when x                              | a     | not_applicable         |        |
          a*1 when x, b*2 exempt                  | a b   | not_applicable exempt  |        |
          # exempt counts neither way, and comes before not applicable
          a*1, b*3 exempt                         | a     | passed exempt          | 100.00 | gold
          a*1, b*3 exempt                         | b     | failed exempt          | 0.00   |
          a*1, b*3 when x exempt                  | a     | passed exempt          | 100.00 | gold
          # expired exemptions do not
          a*1, b*3 expired                        | a     | passed failed          | 25.00  |
          # required for a level: the ladder ends below
          a*3, b*1 for gold                       | a     | passed failed          | 75.00  | silver
          a*3, b*1 for silver                     | a     | passed failed          | 75.00  | bronze
          a*3, b*1 for bronze                     | a     | passed failed          | 75.00  |
          a*3, b*1 for bronze                     | a b   | passed passed          | 100.00 | gold
          # what does not count does not block
          a*3, b*1 when x for bronze              | a     | passed not_applicable  | 100.00 | gold
          a*3, b*1 exempt for bronze              | a     | passed exempt          | 100.00 | gold
          """)
  void comesOutAsOnPaper(
      String criteria, String tags, String outcomes, String score, String level) {
    Service service = service("it", words(tags, " "));
    scorecard(words(criteria, ", "), service);
    EntityScore one =
        catalog
            .read(principal, reader -> reader.scorecards().of(Services.TYPE, service.id()))
            .getFirst();
    assertThat(one.criteria().stream().map(each -> each.outcome().code()))
        .containsExactlyElementsOf(words(outcomes, " "));
    assertThat(Optional.ofNullable(one.score()).map(Object::toString))
        .isEqualTo(Optional.ofNullable(score));
    assertThat(one.level()).isEqualTo(level);

    assertThat(page(one)).containsExactly(one);
    GroupSummary all = summary(one);
    assertThat(Optional.ofNullable(all.average()).map(Object::toString))
        .isEqualTo(Optional.ofNullable(score));
    assertThat(all.count()).isEqualTo(1);
    assertThat(all.scored()).isEqualTo(score == null ? 0 : 1);
    assertThat(all.levels().get(rank(level))).isEqualTo(1);
    assertThat(all.criteria())
        .extracting(
            each ->
                each.passed() == 1
                    ? "passed"
                    : each.failed() == 1
                        ? "failed"
                        : each.exempt() == 1 ? "exempt" : "not_applicable")
        .containsExactlyElementsOf(words(outcomes, " "));
  }

  @Test
  void scorecardWithoutCriteriaSaysNothing() {
    Service service = service("it", List.of());
    scorecard(List.of(), service);
    EntityScore one =
        catalog
            .read(principal, reader -> reader.scorecards().of(Services.TYPE, service.id()))
            .getFirst();
    assertThat(one.score()).isNull();
    assertThat(one.level()).isNull();
    assertThat(one.criteria()).isEmpty();
    assertThat(summary(one).average()).isNull();
  }

  @Test
  void portfolioWithoutEntitiesHasNoAverage() {
    Service service = service("it", List.of("a"));
    scorecard(List.of("a*1"), service);
    EntityScore one =
        catalog
            .read(principal, reader -> reader.scorecards().of(Services.TYPE, service.id()))
            .getFirst();
    GroupSummary none =
        catalog
            .read(
                principal,
                reader ->
                    reader
                        .scorecards()
                        .summary(
                            one.scorecard(), Optional.empty(), FilterParser.parse("name = \"no\"")))
            .total();
    assertThat(none.count()).isZero();
    assertThat(none.average()).isNull();
    assertThat(none.criteria().getFirst().passRate()).isNull();
  }

  @Test
  void averageIsOfWhatIsShown() {
    Service one = service("one", List.of("a"));
    service("two", List.of("a", "b"));
    service("three", List.of());
    scorecard(List.of("a*1", "b*1", "c*1"), one);
    EntityScore score =
        catalog
            .read(principal, reader -> reader.scorecards().of(Services.TYPE, one.id()))
            .getFirst();
    // (33.33 + 66.67 + 0) / 3
    assertThat(summary(score).average()).hasToString("33.33");
    assertThat(summary(score).buckets()).containsExactly(1L, 0L, 0L, 1L, 0L, 0L, 1L, 0L, 0L, 0L);
    assertThat(summary(score).criteria().getFirst().passRate()).hasToString("66.67");
  }

  private List<EntityScore> page(EntityScore score) {
    return catalog.read(
        principal,
        reader ->
            reader.scorecards().results(score.scorecard(), ResultQuery.all()).items().stream()
                .map(EntityResult::score)
                .toList());
  }

  private GroupSummary summary(EntityScore score) {
    return catalog
        .read(
            principal,
            reader ->
                reader
                    .scorecards()
                    .summary(score.scorecard(), Optional.empty(), FilterParser.parse("")))
        .total();
  }

  private static int rank(String level) {
    return level == null ? 0 : List.of("bronze", "silver", "gold").indexOf(level) + 1;
  }

  private static List<String> words(String text, String separator) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.asList(text.strip().split(separator));
  }

  private Service service(String name, List<String> tags) {
    return catalog.in(
        principal,
        tx ->
            tx.create(
                Services.TYPE,
                Changes.<Service>none()
                    .set(Services.NAME, name)
                    .set(Services.KIND, ServiceType.API)
                    .set(Services.TAGS, tags)));
  }

  private void scorecard(List<String> criteria, Service service) {
    List<Criterion> rows = new ArrayList<>();
    List<Exemption> exemptions = new ArrayList<>();
    for (String text : criteria) {
      Matcher it = CRITERION.matcher(text);
      assertThat(it.matches()).as(text).isTrue();
      String when = it.group(3) == null ? null : "tags = \"" + it.group(3) + "\"";
      rows.add(
          new Criterion(
              it.group(1),
              null,
              null,
              Integer.parseInt(it.group(2)),
              "has_tag",
              Json.ofText("{\"value\": \"" + it.group(1) + "\"}"),
              when,
              it.group(5),
              rows.size()));
      if (it.group(4) != null) {
        Instant until = it.group(4).equals(" expired") ? NOW : NOW.plusSeconds(1);
        exemptions.add(
            Exemption.of(it.group(1), "services", service.id().value(), "because", until));
      }
    }
    before.in(
        principal,
        tx ->
            tx.create(
                Scorecards.TYPE,
                Changes.<Scorecard>none()
                    .set(Scorecards.NAME, "paper")
                    .set(Scorecards.ENTITY_TYPES, List.of("services"))
                    .parts(Scorecards.CRITERIA, rows)
                    .parts(
                        Scorecards.LEVELS,
                        List.of(
                            Level.of("bronze", 50),
                            new Level("silver", java.math.BigDecimal.valueOf(75), 1),
                            new Level("gold", java.math.BigDecimal.valueOf(75), 2)))
                    .parts(Scorecards.EXEMPTIONS, exemptions)));
  }
}
