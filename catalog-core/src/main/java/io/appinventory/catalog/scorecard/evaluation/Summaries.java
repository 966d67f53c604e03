package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.TextOrder;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.result.GroupSummary;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.scorecard.result.Summary.Group;
import io.appinventory.catalog.scorecard.result.Tally;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Asks for summaries. */
final class Summaries {
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::label, Comparator.nullsLast(TextOrder.BY_CODE_POINT))
          .thenComparing(Group::key, Comparator.nullsLast(TextOrder.BY_CODE_POINT));

  private final Scope scope;
  private final Definition definition;

  Summaries(Scope scope, Definition definition) {
    this.scope = scope;
    this.definition = definition;
  }

  /** Of portfolios of different types, in one statement; of none, without one. */
  Summary of(List<Portfolio> portfolios, Grouping grouping, Optional<String> by) {
    SummaryColumns columns = new SummaryColumns(definition);
    List<Group> groups = new ArrayList<>();
    GroupSummary total = columns.none();
    if (!portfolios.isEmpty()) {
      SummaryStatement statement = new SummaryStatement(scope, definition, grouping);
      for (Record row : scope.dsl().fetch(statement.over(portfolios))) {
        Group group = group(row, columns, grouping);
        total = total.plus(group.summary());
        groups.add(group);
      }
    }
    return new Summary(
        definition.scorecard().id(),
        definition.scorecard().name(),
        definition.levels().stream().map(level -> level.name()).toList(),
        total,
        by.orElse(null),
        shown(grouping, groups, total));
  }

  private Group group(Record row, SummaryColumns columns, Grouping grouping) {
    String key = SummaryStatement.key(row).orElse(null);
    String label = SummaryStatement.label(row).orElse(null);
    GroupSummary summary = columns.read(row, SummaryStatement.figures());
    if (grouping instanceof Grouping.ByLevel && key != null) {
      String level = level(Integer.parseInt(key));
      return new Group(level, level, summary);
    }
    return new Group(key, label, summary);
  }

  private @Nullable String level(int rank) {
    return rank == 0 ? null : definition.level(rank);
  }

  private static List<Group> shown(Grouping grouping, List<Group> groups, GroupSummary total) {
    return switch (grouping) {
      case Grouping.None none -> List.of();
      case Grouping.ByCriterion byCriterion ->
          total.criteria().stream().map(tally -> criterion(tally, total)).toList();
      case Grouping.ByType byType -> sorted(groups);
      case Grouping.ByLevel byLevel -> sorted(groups);
      case Grouping.ByProperty byProperty -> sorted(groups);
    };
  }

  private static List<Group> sorted(List<Group> groups) {
    Collections.sort(groups, ORDER);
    return groups;
  }

  /** All entities, seen by one criterion. */
  private static Group criterion(Tally tally, GroupSummary total) {
    GroupSummary seen =
        new GroupSummary(
            total.count(),
            total.scored(),
            total.scoreSum(),
            total.levels(),
            total.buckets(),
            List.of(tally));
    return new Group(tally.criterion(), tally.criterion(), seen);
  }
}
