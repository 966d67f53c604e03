package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.MemoryCatalog;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.RandomCatalog;
import io.appinventory.catalog.query.RandomFilters;
import io.appinventory.catalog.query.RandomValues;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterText;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.scorecard.ExpectedScores.Rated;
import io.appinventory.catalog.scorecard.check.Checks;
import io.appinventory.catalog.scorecard.check.InvalidConfigException;
import io.appinventory.catalog.scorecard.check.Rule;
import io.appinventory.catalog.scorecard.definition.CompiledScorecard;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.definition.Definitions;
import io.appinventory.catalog.scorecard.evaluation.Evaluation;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.evaluation.ScorecardMemory;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.GroupSummary;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * PostgreSQL says of every entity what memory says, with the same score, level, outcomes and
 * explanations: asked about one entity, page by page in every order, and about the portfolio.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScorecardOracleTest {
  private static final int SCORECARDS = Integer.getInteger("catalog.test.scorecards", 1_000);
  private static final long SEED = Long.getLong("catalog.test.seed", 20_260_301L);
  private static final List<String> ORDERS =
      List.of(
          "", "score desc", "level desc, score", "LABEL", "created_at desc", "score, LABEL desc");

  private final Catalog catalog;
  private final Principal principal;
  private MemoryCatalog memory;
  private final RandomValues values = new RandomValues(SEED + 1);
  private final RandomFilters filters = new RandomFilters(values, this::examples);
  private final RandomScorecards scorecards =
      new RandomScorecards(values, filters, ScorecardOracleTest::fits);
  private final Map<Definition, EntityType<?>> saved = new LinkedHashMap<>();
  private final Map<UUID, List<Exemption>> exemptions = new HashMap<>();
  private final ExpectedScores expected;

  ScorecardOracleTest(TestDatabase database) {
    catalog = at(database, RandomValues.NOW);
    CatalogModel model = catalog.model();
    UUID tenant = RandomCatalog.fill(database.dataSource(), model, new RandomValues(SEED), 14);
    RandomCatalog.fill(database.dataSource(), model, new RandomValues(SEED), 5);
    principal = Principal.system(tenant);
    memory =
        MemoryCatalog.read(
            RandomCatalog.owner(database.dataSource()), model, tenant, RandomValues.NOW);
    save(at(database, RandomValues.NOW.minus(Duration.ofDays(10))));
    // What was saved can be asked about too.
    memory =
        MemoryCatalog.read(
            RandomCatalog.owner(database.dataSource()), model, tenant, RandomValues.NOW);
    List<CompiledScorecard> all = saved.keySet().stream().map(CompiledScorecard::new).toList();
    ScorecardMemory scores =
        new ScorecardMemory(new Definitions(all), exemptions, memory, RandomValues.NOW);
    expected = new ExpectedScores(memory, scores, RandomValues.NOW);
  }

  private static Catalog at(TestDatabase database, Instant now) {
    CatalogOptions options = CatalogOptions.standard();
    return Catalog.open(database.dataSource(), options.withClock(Clock.fixed(now, ZoneOffset.UTC)));
  }

  private List<?> examples(Shape<?> shape) {
    return shape instanceof EntityType<?> type ? new ArrayList<>(memory.all(type)) : List.of();
  }

  private static boolean fits(Criterion criterion, EntityType<?> type) {
    try {
      Checks.rule(criterion, type)
          .leaves()
          .forEach(
              leaf -> {
                if (leaf instanceof Rule.Holds holds) {
                  FilterResolver.resolve(holds.filter(), type, RandomValues.NOW);
                }
              });
      return true;
    } catch (InvalidConfigException | MalformedQueryException e) {
      return false;
    }
  }

  /** Scorecards with exemptions, some of which are over by the time they are asked. */
  private void save(Catalog earlier) {
    for (int i = 0; i < 2 * catalog.model().types().size(); i++) {
      EntityType<?> type = catalog.model().types().get(i / 2);
      Changes<Scorecard> changes = scorecards.known("known " + i, type);
      List<Exemption> exempt = exemptions(changes, type);
      Id<Scorecard> id =
          earlier
              .in(
                  principal,
                  tx ->
                      tx.create(
                          Scorecards.TYPE, changes.copy().parts(Scorecards.EXEMPTIONS, exempt)))
              .id();
      Definition definition =
          catalog.read(principal, reader -> reader.scorecards().evaluate(id).definition());
      saved.put(definition, type);
      exemptions.put(id.value(), exempt);
    }
  }

  private List<Exemption> exemptions(Changes<Scorecard> changes, EntityType<?> type) {
    List<Exemption> exempt = new ArrayList<>();
    for (Criterion criterion : changes.parts(Scorecards.CRITERIA).rows()) {
      for (Entity<?> entity : memory.all(type)) {
        if (values.chance(0.2)) {
          Instant until = RandomValues.NOW.plusSeconds(values.random.nextInt(3) - 1);
          exempt.add(
              Exemption.of(
                  criterion.name(),
                  type.name(),
                  entity.id().value(),
                  "because",
                  values.chance(0.3) ? null : until));
        }
      }
    }
    return exempt;
  }

  /** A scorecard and what is asked of it. */
  private record Case(
      Changes<Scorecard> scorecard,
      List<EntityType<?>> types,
      Optional<Id<Scorecard>> inPlaceOf,
      Filter filter,
      String order,
      int pageSize,
      Optional<String> by,
      EntityType<?> type,
      Entity<?> entity) {
    @Override
    public String toString() {
      return "seed " + SEED + ", filter " + FilterText.print(filter) + ", by '" + order + "'";
    }
  }

  private Case randomCase(int number) {
    List<EntityType<?>> all = catalog.model().types();
    List<EntityType<?>> drawn = new ArrayList<>(List.of(values.one(all)));
    if (values.chance(0.1)) {
      drawn.add(values.one(all));
    }
    List<EntityType<?>> types = drawn.stream().distinct().toList();
    EntityType<?> type = values.one(types);
    return new Case(
        scorecards.scorecard("scorecard " + number, types),
        types,
        values.chance(0.5) ? other(types) : Optional.empty(),
        types.size() == 1 && values.chance(0.4) ? filters.filter(type, 1) : Filter.always(),
        order(types),
        3 + values.random.nextInt(12),
        by(types),
        type,
        values.one(new ArrayList<>(memory.all(type))));
  }

  private String order(List<EntityType<?>> types) {
    String label = types.getFirst().label().name();
    boolean shared = types.stream().allMatch(type -> type.label().name().equals(label));
    return values.one(ORDERS).replace("LABEL", shared ? label : "updated_at");
  }

  private Optional<String> by(List<EntityType<?>> types) {
    String by = values.one(List.of("entity_type", "level", "name", "team_id"));
    boolean kind = by.equals("entity_type") || by.equals("level");
    return Optional.of(by)
        .filter(each -> kind || types.stream().allMatch(type -> type.property(by).isPresent()));
  }

  @Test
  void agreesWithMemoryAboutWhatIsNotSaved() {
    List<Case> cases = IntStream.range(0, SCORECARDS).mapToObj(this::randomCase).toList();
    cases.parallelStream()
        .forEach(
            each ->
                catalog.read(
                    principal,
                    reader -> {
                      agrees(each, reader);
                      return 0;
                    }));
  }

  private Optional<Id<Scorecard>> other(List<EntityType<?>> types) {
    return saved.entrySet().stream()
        .filter(each -> types.contains(each.getValue()))
        .skip(values.random.nextInt(2))
        .findFirst()
        .map(each -> each.getKey().scorecard().id());
  }

  @Test
  void agreesWithMemoryAboutOneEntityAndAllThatIsSaved() {
    for (EntityType<?> type : catalog.model().types()) {
      Map<UUID, List<EntityScore>> scores = new HashMap<>();
      saved.keySet().stream()
          .flatMap(each -> expected.all(each, List.of(type), Filter.always()).stream())
          .forEach(
              rated ->
                  scores
                      .computeIfAbsent(rated.entity().id().value(), id -> new ArrayList<>())
                      .add(rated.score()));
      catalog.read(
          principal,
          reader -> {
            memory.all(type).forEach(entity -> agrees(reader, type, entity, scores));
            return 0;
          });
    }
  }

  private <R extends Entity<R>> void agrees(
      Reader reader, EntityType<R> type, Entity<?> entity, Map<UUID, List<EntityScore>> scores) {
    UUID id = entity.id().value();
    assertThat(reader.scorecards().of(type, Id.of(id)))
        .as("%s %s, seed %d", type, id, SEED)
        .containsExactlyInAnyOrderElementsOf(scores.getOrDefault(id, List.of()));
  }

  private void agrees(Case asked, Reader reader) {
    Evaluation evaluation =
        asked
            .inPlaceOf()
            .map(id -> reader.scorecards().evaluate(asked.scorecard(), id))
            .orElseGet(() -> reader.scorecards().evaluate(asked.scorecard()));
    Definition scorecard = evaluation.definition();
    String what = asked + ": " + scorecard;
    List<Rated> all = expected.all(scorecard, asked.types(), asked.filter());
    assertThat(pages(evaluation, asked))
        .as(what)
        .isEqualTo(ExpectedScores.inOrder(all, scorecard, asked.order()));
    agreesOnOne(evaluation, asked.type(), asked.entity(), what);
    Summary summary = evaluation.summary(asked.by(), asked.filter());
    assertThat(summary.total()).as(what).isEqualTo(ExpectedScores.summary(all, scorecard));
    asked
        .by()
        .ifPresent(
            by ->
                assertThat(groups(summary))
                    .as("by %s, %s", by, what)
                    .isEqualTo(ExpectedScores.groups(all, scorecard, by)));
    asked.inPlaceOf().ifPresent(id -> agrees(evaluation, id, asked.types()));
  }

  private static Map<String, GroupSummary> groups(Summary summary) {
    Map<String, GroupSummary> groups = new TreeMap<>();
    summary
        .groups()
        .forEach(each -> groups.put(Objects.requireNonNullElse(each.key(), "-"), each.summary()));
    return groups;
  }

  /** All pages one after the other, and the way back to the first. */
  private static List<EntityResult> pages(Evaluation evaluation, Case asked) {
    ResultQuery query = ResultQuery.all().where(asked.filter()).orderBy(Sort.parse(asked.order()));
    int size = asked.pageSize();
    Page<EntityResult> page = evaluation.results(query.page(PageRequest.first(size)));
    List<EntityResult> found = new ArrayList<>(page.items());
    long total = page.total().orElseThrow();
    Page<EntityResult> first = page;
    while (page.next().isPresent()) {
      PageRequest next = new PageRequest.At(page.next().get(), size);
      page = evaluation.results(query.page(next).withoutTotal());
      found.addAll(page.items());
      if (found.size() <= 2 * size) {
        PageRequest back = new PageRequest.At(page.previous().orElseThrow(), size);
        assertThat(evaluation.results(query.page(back).withoutTotal()).items())
            .isEqualTo(first.items());
      }
    }
    assertThat(total).isEqualTo(found.size());
    return found;
  }

  private <R extends Entity<R>> void agreesOnOne(
      Evaluation evaluation, EntityType<R> type, Entity<?> entity, String what) {
    Optional<EntityScore> score =
        expected.all(evaluation.definition(), List.of(type), Filter.always()).stream()
            .filter(each -> each.entity() == entity)
            .map(Rated::score)
            .findFirst();
    assertThat(evaluation.of(type, Id.<R>of(entity.id().value())))
        .as("of %s, %s", entity, what)
        .isEqualTo(score);
  }

  /** The comparison with what is saved. */
  private void agrees(Evaluation evaluation, Id<Scorecard> id, List<EntityType<?>> types) {
    Definition before =
        saved.keySet().stream().filter(each -> each.scorecard().id().equals(id)).findFirst().get();
    List<Rated> old =
        expected.all(before, List.of(Objects.requireNonNull(saved.get(before))), Filter.always());
    List<Rated> all = expected.all(evaluation.definition(), types, Filter.always());
    ExpectedComparison comparison = new ExpectedComparison(before, evaluation.definition());
    assertThat(evaluation.comparedTo(id, Filter.always(), 5)).isEqualTo(comparison.of(old, all, 5));
  }
}
