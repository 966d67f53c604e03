package io.appinventory.cli;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.evaluation.Evaluation;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.EntityResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the scorecards that are to be printed. */
final class ScoreSheets {
  private static final String ENTITY = "entity";
  private static final String TEAM = "team_id";

  private final Reader reader;
  private final Filter filter;
  private final Optional<String> by;
  private final Optional<Integer> most;

  /**
   * Over a tenant.
   *
   * @param by what to list; empty for teams, where there are some
   * @param most the most entities to list; empty for all
   */
  ScoreSheets(Reader reader, Filter filter, Optional<String> by, Optional<Integer> most) {
    this.reader = reader;
    this.filter = filter;
    this.by = by;
    this.most = most;
  }

  /** Of one scorecard, or of all. */
  List<ScoreSheet> of(Optional<String> scorecard) {
    return scorecard
        .map(name -> List.of(sheet(named(name))))
        .orElseGet(() -> all().stream().map(this::sheet).toList());
  }

  private Evaluation named(String name) {
    return reader
        .scorecards()
        .evaluateNamed(name)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "there is no scorecard '%s'; there are: %s"
                        .formatted(
                            name,
                            String.join(", ", saved().stream().map(Scorecard::name).toList()))));
  }

  private List<Evaluation> all() {
    List<Evaluation> all =
        saved().stream().map(each -> reader.scorecards().evaluate(each.id())).toList();
    if (all.isEmpty()) {
      throw new CommandFailure("there are no scorecards");
    }
    return all;
  }

  private List<Scorecard> saved() {
    ListQuery byName = ListQuery.all().page(PageRequest.first(PageRequest.MAX_SIZE)).withoutTotal();
    return reader.list(Scorecards.TYPE, byName).items();
  }

  private ScoreSheet sheet(Evaluation evaluation) {
    Optional<String> grouping = grouping(evaluation);
    boolean listed = grouping.filter(ENTITY::equals).isPresent();
    return new ScoreSheet(
        evaluation.summary(listed ? Optional.empty() : grouping, filter),
        listed ? Optional.of(entities(evaluation)) : Optional.empty());
  }

  private Optional<String> grouping(Evaluation evaluation) {
    boolean haveTeams =
        evaluation.definition().scorecard().entityTypes().stream()
            .flatMap(name -> reader.scope().model().type(name).stream())
            .allMatch(type -> type.property(TEAM).isPresent());
    return by.or(() -> Optional.of(haveTeams ? TEAM : "entity_type"));
  }

  private List<EntityResult> entities(Evaluation evaluation) {
    int size = Math.min(most.orElse(PageRequest.MAX_SIZE), PageRequest.MAX_SIZE);
    ResultQuery query = ResultQuery.all().where(filter).withoutTotal();
    Page<EntityResult> page = evaluation.results(query.page(PageRequest.first(size)));
    List<EntityResult> all = new ArrayList<>(page.items());
    while (page.next().isPresent() && all.size() < most.orElse(Integer.MAX_VALUE)) {
      page = evaluation.results(query.page(new PageRequest.At(page.next().get(), size)));
      all.addAll(page.items());
    }
    return all.subList(0, Math.min(all.size(), most.orElse(Integer.MAX_VALUE)));
  }
}
