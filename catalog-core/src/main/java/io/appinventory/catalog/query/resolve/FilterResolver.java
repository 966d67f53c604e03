package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterLimits;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.filter.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds a filter against the description of what it asks about: names become properties and
 * relations, literals become values of their types, relative times become points in time.
 * Everything that is wrong with a filter is found here, before any SQL.
 */
public final class FilterResolver {
  private final FilterLimits limits;
  private final PathResolver paths;
  private final ValueTestResolver tests;
  private int terms;

  private FilterResolver(Instant now, FilterLimits limits) {
    this.limits = limits;
    this.paths = new PathResolver(limits);
    this.tests = new ValueTestResolver(limits, new ScalarReader(now));
  }

  /**
   * Resolves within the usual limits.
   *
   * @param now the moment of asking
   * @throws io.appinventory.catalog.error.MalformedQueryException with the position, what was found
   *     and what is allowed
   */
  public static ResolvedFilter resolve(Filter filter, Shape<?> shape, Instant now) {
    return resolve(filter, shape, now, FilterLimits.DEFAULT);
  }

  /**
   * Resolves.
   *
   * @param now the moment of asking
   * @throws io.appinventory.catalog.error.MalformedQueryException with the position, what was found
   *     and what is allowed
   */
  public static ResolvedFilter resolve(
      Filter filter, Shape<?> shape, Instant now, FilterLimits limits) {
    return new FilterResolver(now, limits).filter(filter, new Place(shape, 0, 0));
  }

  /**
   * Where a part of a filter is asked.
   *
   * @param relations how many relations lie before it
   * @param nesting how deep it is nested
   */
  private record Place(Shape<?> shape, int relations, int nesting) {
    Place deeper() {
      return new Place(shape, relations, nesting + 1);
    }

    Place behind(List<Relation<?, ?>> through, Relation<?, ?> relation) {
      return new Place(relation.target(), relations + through.size() + 1, nesting + 1);
    }
  }

  private ResolvedFilter filter(Filter filter, Place place) {
    // The limit of the text form counts brackets; AND, OR and NOT around them can add two levels to
    // each.
    if (place.nesting() > 3 * limits.nesting()) {
      throw Position.NONE.error("it is nested deeper than " + limits.nesting() + " levels");
    }
    return switch (filter) {
      case Filter.Always always -> new ResolvedFilter.Always();
      case Filter.And and -> new ResolvedFilter.And(all(and.parts(), place.deeper()));
      case Filter.Or or -> new ResolvedFilter.Or(all(or.parts(), place.deeper()));
      case Filter.Not not -> new ResolvedFilter.Not(filter(not.part(), place.deeper()));
      case Filter.Compare compare -> {
        Target.OfProperty target = property(compare.path(), place);
        ResolvedFilter test = tests.compare(target, compare.operator(), compare.value());
        yield behind(target, test, compare.operator() == Operator.NE);
      }
      case Filter.Prefix prefix -> {
        Target.OfProperty target = property(prefix.path(), place);
        yield behind(target, tests.prefix(target, prefix.text()), prefix.operator() == Operator.NE);
      }
      case Filter.In in -> {
        Target.OfProperty target = property(in.path(), place);
        yield behind(target, tests.in(target, in.values()), false);
      }
      case Filter.Has has -> {
        Target.OfProperty target = property(has.path(), place);
        yield behind(target, tests.has(target, has.value()), false);
      }
      case Filter.Matches matches -> {
        Target.OfProperty target = property(matches.path(), place);
        yield behind(target, tests.matches(target, matches.expression()), false);
      }
      case Filter.Present present -> present(present.path(), place);
      case Filter.Some some -> some(some, place);
      case Filter.Count count -> count(count, place);
      case Filter.Last last -> last(last, place);
    };
  }

  private List<ResolvedFilter> all(List<Filter> parts, Place place) {
    return parts.stream().map(part -> filter(part, place)).toList();
  }

  private Target follow(Path path, Place place) {
    terms++;
    if (terms > limits.terms()) {
      throw path.at().error("it has more than " + limits.terms() + " conditions");
    }
    return paths.follow(path, place.shape(), place.relations());
  }

  private Target.OfProperty property(Path path, Place place) {
    return switch (follow(path, place)) {
      case Target.OfProperty target -> target;
      case Target.OfRelation target ->
          throw path.at()
              .error(
                  "'"
                      + path
                      + "' is a relation: ask for a property of it, as in "
                      + path
                      + "."
                      + target.relation().target().properties().getFirst());
    };
  }

  private ResolvedFilter present(Path path, Place place) {
    Target target = follow(path, place);
    ResolvedFilter test =
        switch (target) {
          case Target.OfProperty property -> present(property, place);
          case Target.OfRelation relation ->
              new ResolvedFilter.Some(relation.relation(), new ResolvedFilter.Always());
        };
    return behind(target, test, false);
  }

  /** A reference is there while what it refers to is. */
  private ResolvedFilter present(Target.OfProperty target, Place place) {
    Shape<?> shape =
        target.through().isEmpty() ? place.shape() : target.through().getLast().target();
    Optional<? extends Relation<?, ?>> reference = shape.reference(target.property());
    return reference.isPresent()
        ? new ResolvedFilter.Some(reference.get(), new ResolvedFilter.Always())
        : tests.present(target);
  }

  private ResolvedFilter some(Filter.Some some, Place place) {
    Target.OfRelation target = relation(some.path(), place);
    ResolvedFilter where = filter(some.where(), place.behind(target.through(), target.relation()));
    return behind(target, new ResolvedFilter.Some(target.relation(), where), false);
  }

  private Target.OfRelation relation(Path path, Place place) {
    return switch (follow(path, place)) {
      case Target.OfRelation target -> target;
      case Target.OfProperty target ->
          throw path.at().error("'" + path + "' is no relation; [ ] asks the rows of a relation");
    };
  }

  private ResolvedFilter count(Filter.Count count, Place place) {
    Target target = follow(count.path(), place);
    requireReferences(count.path(), target, "count inside of it", "count(...) > 0");
    ResolvedFilter counted =
        switch (target) {
          case Target.OfRelation relation -> {
            ResolvedFilter where =
                filter(count.where(), place.behind(target.through(), relation.relation()));
            yield counted(relation.relation(), where, count.operator(), count.number());
          }
          case Target.OfProperty list -> {
            if (!(count.where() instanceof Filter.Always)) {
              throw count
                  .path()
                  .at()
                  .error("'" + count.path() + "' is no relation; [ ] asks the rows of a relation");
            }
            yield tests.size(list, count.path().at(), count.operator(), count.number());
          }
        };
    // Where nothing lies behind the references, nothing is counted: that is 0.
    boolean holdsForNone = count.operator().holds(Long.compare(0, count.number()));
    return holdsForNone && !target.through().isEmpty()
        ? behind(target, new ResolvedFilter.Not(counted), true)
        : behind(target, counted, false);
  }

  private static void requireReferences(Path path, Target target, String advice, String example) {
    for (Relation<?, ?> relation : target.through()) {
      if (!(relation instanceof ToOne)) {
        String name = relation.name();
        throw path.at()
            .error(
                "'"
                    + name
                    + "' leads to several rows; "
                    + advice
                    + ": "
                    + name
                    + "["
                    + example
                    + "]");
      }
    }
  }

  private ResolvedFilter last(Filter.Last last, Place place) {
    Target.OfRelation target = relation(last.path(), place);
    requireReferences(last.path(), target, "ask inside of it", "last(...)...");
    requireLatest(last.path(), target.relation());
    Place behind = place.behind(target.through(), target.relation());
    ResolvedFilter where = filter(last.where(), behind);
    ResolvedFilter test = filter(last.test(), behind);
    // As behind references: what is negated holds where there is no row at all.
    boolean negated = test instanceof ResolvedFilter.Not || countsNone(last.test());
    ResolvedFilter asked =
        new ResolvedFilter.Last(target.relation(), where, negated ? opposite(test) : test);
    return behind(target, asked, negated);
  }

  private static void requireLatest(Path path, Relation<?, ?> relation) {
    if (relation instanceof ToOne) {
      throw path.at()
          .error("'" + path + "' leads to one row: ask for a property of it without last");
    }
    if (relation.target().latest().isEmpty()) {
      throw path.at().error("'" + path + "' have no time that tells which is the last");
    }
  }

  private static boolean countsNone(Filter.Term test) {
    return test instanceof Filter.Count count
        && count.operator().holds(Long.compare(0, count.number()));
  }

  private static ResolvedFilter opposite(ResolvedFilter filter) {
    return filter instanceof ResolvedFilter.Not not ? not.part() : new ResolvedFilter.Not(filter);
  }

  /** Whether there is any is asked as such: that ends with the first row. */
  private static ResolvedFilter counted(
      Relation<?, ?> relation, ResolvedFilter where, Operator operator, long number) {
    boolean anyHolds = operator.holds(Long.compare(1, number));
    boolean noneHolds = operator.holds(Long.compare(0, number));
    boolean allElseHoldsAlike = operator.holds(Long.compare(Long.MAX_VALUE, number)) == anyHolds;
    boolean onlyAnyMatters = number <= 1 && allElseHoldsAlike && anyHolds != noneHolds;
    if (!onlyAnyMatters) {
      return new ResolvedFilter.Count(relation, where, operator, number);
    }
    ResolvedFilter some = new ResolvedFilter.Some(relation, where);
    return anyHolds ? some : new ResolvedFilter.Not(some);
  }

  /**
   * Puts a test behind the relations that lead to it. What is negated is so for the one row that
   * references lead to, existing or not, and for each of the several rows that other relations lead
   * to.
   */
  private static ResolvedFilter behind(Target target, ResolvedFilter test, boolean negated) {
    ResolvedFilter result = test;
    boolean pending = negated;
    for (Relation<?, ?> relation : target.through().reversed()) {
      if (pending && !(relation instanceof ToOne)) {
        result = new ResolvedFilter.Not(result);
        pending = false;
      }
      result = new ResolvedFilter.Some(relation, result);
    }
    return pending ? new ResolvedFilter.Not(result) : result;
  }
}
