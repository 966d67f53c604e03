package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterText;
import io.appinventory.catalog.query.filter.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check asks of an entity: a filter, or what filters cannot say, combined. Made by the
 * factories, which keep filters together as far as they go.
 */
public sealed interface Rule {
  /** The filter holds. */
  record Holds(Filter filter) implements Rule {}

  /**
   * Following the relation never leads back.
   *
   * @param relation a relation from the type to itself
   * @param at where it stood
   */
  record NoCycle(String relation, Position at) implements Rule {}

  /**
   * Another scorecard says this level or a higher one.
   *
   * @param scorecard its name or id
   * @param level the level's name
   * @param at where it stood
   */
  record LevelAtLeast(String scorecard, String level, Position at) implements Rule {}

  /**
   * What can no longer be asked; it never holds. The checks do not make it.
   *
   * @param reason why, in a sentence
   */
  record Unanswerable(String reason) implements Rule {}

  /** Does not hold. */
  record Not(Rule part) implements Rule {}

  /** All hold. */
  record All(List<Rule> parts) implements Rule {
    /** Keeps a copy. */
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one holds. */
  record Any(List<Rule> parts) implements Rule {
    /** Keeps a copy. */
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The filter holds. */
  static Rule holds(Filter filter) {
    return new Holds(filter);
  }

  /**
   * The opposite. It is carried down to the filters, so that what explains a failure is known: a
   * filter that does not hold.
   */
  static Rule not(Rule part) {
    return switch (part) {
      case Holds holds -> new Holds(Filter.not(holds.filter()));
      case All all -> any(all.parts().stream().map(Rule::not).toList());
      case Any any -> all(any.parts().stream().map(Rule::not).toList());
      case Not not -> not.part();
      case NoCycle noCycle -> new Not(noCycle);
      case LevelAtLeast level -> new Not(level);
      case Unanswerable unanswerable -> unanswerable;
    };
  }

  /** What it is made of in the end: no {@link Not}, {@link All}, {@link Any}. */
  default Stream<Rule> leaves() {
    return switch (this) {
      case Not not -> not.part().leaves();
      case All all -> all.parts().stream().flatMap(Rule::leaves);
      case Any any -> any.parts().stream().flatMap(Rule::leaves);
      case Holds holds -> Stream.of(holds);
      case NoCycle noCycle -> Stream.of(noCycle);
      case LevelAtLeast level -> Stream.of(level);
      case Unanswerable unanswerable -> Stream.of(unanswerable);
    };
  }

  /** All of them, at least one. */
  static Rule all(List<Rule> parts) {
    List<Rule> joined = others(parts);
    List<Filter> filters = filters(parts);
    if (!filters.isEmpty()) {
      joined.addFirst(new Holds(Filter.and(filters)));
    }
    return joined.size() == 1 ? joined.getFirst() : new All(joined);
  }

  /** At least one of them, of at least one. */
  static Rule any(List<Rule> parts) {
    List<Rule> joined = others(parts);
    List<Filter> filters = filters(parts);
    if (!filters.isEmpty()) {
      joined.addFirst(new Holds(Filter.or(filters)));
    }
    return joined.size() == 1 ? joined.getFirst() : new Any(joined);
  }

  /** As text: that of the filter, and words for what filters cannot say. */
  default String text() {
    return switch (this) {
      case Holds holds -> FilterText.print(holds.filter());
      case NoCycle noCycle -> "no_cycle(" + noCycle.relation() + ")";
      case LevelAtLeast level ->
          "level(\"" + level.scorecard() + "\") >= \"" + level.level() + "\"";
      case Unanswerable unanswerable -> "";
      case Not not -> "NOT (" + not.part().text() + ")";
      case All all -> joined(all.parts(), " AND ");
      case Any any -> joined(any.parts(), " OR ");
    };
  }

  private static String joined(List<Rule> parts, String connective) {
    return parts.stream()
        .map(part -> "(" + part.text() + ")")
        .collect(Collectors.joining(connective));
  }

  private static List<Rule> others(List<Rule> parts) {
    List<Rule> others = new ArrayList<>(parts);
    others.removeIf(Holds.class::isInstance);
    return others;
  }

  private static List<Filter> filters(List<Rule> parts) {
    List<Filter> filters = new ArrayList<>();
    for (Rule part : parts) {
      if (part instanceof Holds holds) {
        filters.add(holds.filter());
      }
    }
    return filters;
  }
}
