package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A question about an entity that is answered by yes or no. Lists, scorecards, access rules and
 * facets all ask this way.
 *
 * <p>What is missing: it compares false with everything but {@code !=}, {@link Not} is the plain
 * opposite, and no third truth value exists. A path through relations holds when some related row
 * satisfies the rest of it; entities that were deleted are not there. Text is compared exactly and
 * ordered by code point; {@link Has} and {@link Prefix} ignore case, letter by letter (simple case
 * folding: {@code ß} is not {@code ss}).
 *
 * <p>Made by the factories here, by {@link Path}, by {@link FilterParser} or {@link FilterJson}.
 * Immutable; equal when it says the same, wherever it stood.
 */
public sealed interface Filter {
  /** A single condition, on what a path leads to. */
  sealed interface Term extends Filter {
    /** What it is about. */
    Path path();
  }

  /**
   * Holds for every entity. It stands alone or as the condition of a relation, never inside of
   * another.
   */
  record Always() implements Filter {}

  /** All hold. At least two. */
  record And(List<Filter> parts) implements Filter {
    /** Keeps a copy. */
    public And {
      parts = severalParts(parts);
    }
  }

  /** At least one holds. At least two. */
  record Or(List<Filter> parts) implements Filter {
    /** Keeps a copy. */
    public Or {
      parts = severalParts(parts);
    }
  }

  /** Does not hold. */
  record Not(Filter part) implements Filter {
    /** Refuses the opposite of everything. */
    public Not {
      requireCondition(part);
    }
  }

  /**
   * {@code sla > 99.5}. On lists and JSON arrays: some element. {@code !=} is the opposite of
   * {@code =}.
   */
  record Compare(Path path, Operator operator, Literal value) implements Term {}

  /** {@code status in ("active", "planned")}: equals one of the values, at least one. */
  record In(Path path, List<Literal> values) implements Term {
    /** Keeps a copy. */
    public In {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("in needs at least one value");
      }
    }
  }

  /**
   * {@code name = "pay*"}: starts with the text, whatever the case; with {@code !=} the opposite.
   */
  record Prefix(Path path, Operator operator, Literal.Text text) implements Term {
    /** Refuses comparisons of order. */
    public Prefix {
      if (operator.ordering()) {
        throw new IllegalArgumentException("a prefix takes = or !=, not " + operator);
      }
    }
  }

  /**
   * {@code name:"pay"}, {@code tags:"pci"}: text contains, a list has as an element, whatever the
   * case; else equals.
   */
  record Has(Path path, Literal value) implements Term {}

  /**
   * {@code matches(name, "^a[0-9]+$")}: some part of the text matches the regular expression, case
   * as written.
   */
  record Matches(Path path, Literal.Text expression) implements Term {}

  /**
   * {@code description:*}: is there and not empty; of a reference or relation, that what it leads
   * to is.
   */
  record Present(Path path) implements Term {}

  /** {@code incidents[status != "resolved"]}: some related row satisfies the condition. */
  record Some(Path path, Filter where) implements Term {}

  /** {@code count(incidents[status != "resolved"]) = 0}: how many rows, or elements of a list. */
  record Count(Path path, Filter where, Operator operator, long number) implements Term {
    private static final long MAX = 999_999_999;

    /** Refuses numbers that nothing can be counted to. */
    public Count {
      if (number < 0 || number > MAX) {
        throw new IllegalArgumentException(
            "a number from 0 to " + MAX + " is allowed, not " + number);
      }
    }
  }

  /**
   * {@code last(builds).status = "success"}, {@code last(builds[branch = "main"]).status =
   * "success"}: the latest of the related rows that satisfy {@code where} satisfies the test. Which
   * is the latest is said by {@link io.appinventory.catalog.model.Shape#latest}.
   */
  record Last(Path path, Filter where, Term test) implements Term {}

  private static List<Filter> severalParts(List<Filter> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          "at least two parts are needed, there are " + parts.size());
    }
    parts.forEach(Filter::requireCondition);
    return List.copyOf(parts);
  }

  private static void requireCondition(Filter part) {
    if (part instanceof Always) {
      throw new IllegalArgumentException("a filter that always holds cannot be part of another");
    }
  }

  /** Holds for every entity. */
  static Filter always() {
    return new Always();
  }

  /** All of them; those that always hold are left out, so that none at all always holds. */
  static Filter and(Filter... parts) {
    return and(List.of(parts));
  }

  /** All of them; those that always hold are left out, so that none at all always holds. */
  static Filter and(Collection<Filter> parts) {
    List<Filter> said = new ArrayList<>(parts);
    said.removeIf(Always.class::isInstance);
    return said.isEmpty() ? always() : said.size() == 1 ? said.getFirst() : new And(said);
  }

  /** At least one of them; always, when one of them is. Refuses none at all. */
  static Filter or(Filter... parts) {
    return or(List.of(parts));
  }

  /** At least one of them; always, when one of them is. Refuses none at all. */
  static Filter or(Collection<Filter> parts) {
    List<Filter> said = List.copyOf(parts);
    if (said.stream().anyMatch(Always.class::isInstance)) {
      return always();
    }
    return said.size() == 1 ? said.getFirst() : new Or(said);
  }

  /** The opposite. */
  static Filter not(Filter part) {
    return new Not(part);
  }

  /** Begins a condition on a path: {@code Filter.path("team.name").eq("Payments")}. */
  static Path path(String dotted) {
    return Path.of(dotted);
  }

  /**
   * Begins a condition on a property behind relations: {@code Filter.path(Teams.NAME,
   * Services.TEAM)}.
   */
  static Path path(Property<?, ?> property, Relation<?, ?>... through) {
    List<String> names = new ArrayList<>();
    for (Relation<?, ?> relation : through) {
      names.add(relation.name());
    }
    names.add(property.name());
    return Path.of(names);
  }

  /** Equals the value. */
  static <T> Term eq(Property<?, T> property, T value) {
    return compare(property, Operator.EQ, value);
  }

  /** Is missing or another value. */
  static <T> Term ne(Property<?, T> property, T value) {
    return compare(property, Operator.NE, value);
  }

  /** Compares with the value. */
  static <T> Term compare(Property<?, T> property, Operator operator, T value) {
    return path(property).compare(operator, Literals.of(property, value));
  }

  /** Equals one of the values, at least one. */
  static <T> Term in(Property<?, T> property, Collection<T> values) {
    return new In(
        path(property), values.stream().map(value -> Literals.of(property, value)).toList());
  }

  /** Is there, and not empty. */
  static Term present(Property<?, ?> property) {
    return path(property).present();
  }

  /** Leads to some row that satisfies the condition. */
  static Term some(Relation<?, ?> relation, Filter condition) {
    return Path.of(List.of(relation.name())).some(condition);
  }

  /** Leads to rows the latest of which passes the test. */
  static Term last(Relation<?, ?> relation, Term test) {
    return Path.of(List.of(relation.name())).last(always(), test);
  }

  /** Leads to that many rows. */
  static Term count(Relation<?, ?> relation, Operator operator, long number) {
    return Path.of(List.of(relation.name())).count(operator, number);
  }
}
