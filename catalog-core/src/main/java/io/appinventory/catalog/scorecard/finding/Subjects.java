package io.appinventory.catalog.scorecard.finding;

import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a filter looks at. */
public final class Subjects {
  private static final int MAX = 10;

  private final Set<Subject> found = new LinkedHashSet<>();

  private Subjects() {}

  /** What explains that a filter does not hold; at most ten subjects, in the filter's order. */
  public static List<Subject> of(ResolvedFilter filter) {
    Subjects subjects = new Subjects();
    subjects.add(filter, List.of(), false);
    return subjects.found.stream().limit(MAX).toList();
  }

  private void add(ResolvedFilter filter, List<ToOne<?, ?>> through, boolean negated) {
    switch (filter) {
      case ResolvedFilter.Always always -> {}
      case ResolvedFilter.And and -> and.parts().forEach(part -> add(part, through, negated));
      case ResolvedFilter.Or or -> or.parts().forEach(part -> add(part, through, negated));
      case ResolvedFilter.Not not -> add(not.part(), through, !negated);
      case ResolvedFilter.Value value -> property(through, value.property(), List.of());
      case ResolvedFilter.Elements elements -> property(through, elements.property(), List.of());
      case ResolvedFilter.Inside inside -> property(through, inside.property(), inside.keys());
      case ResolvedFilter.Related related -> related(related, through, negated);
    }
  }

  private void property(List<ToOne<?, ?>> through, Property<?, ?> property, List<String> keys) {
    Stream<String> names = Stream.concat(Stream.of(property.name()), keys.stream());
    add(through, names, new Finding.OfProperty(through, property, keys));
  }

  private void add(List<ToOne<?, ?>> through, Stream<String> names, Finding finding) {
    List<String> path = Stream.concat(through.stream().map(ToOne::name), names).toList();
    found.add(new Subject(String.join(".", path), finding));
  }

  private void related(ResolvedFilter.Related related, List<ToOne<?, ?>> through, boolean negated) {
    if (related.relation() instanceof ToOne<?, ?> reference) {
      behind(reference, related, through, negated);
      return;
    }
    switch (related) {
      case ResolvedFilter.Some some -> some(some, through, negated);
      case ResolvedFilter.Count count ->
          found.add(
              new Subject(
                  "count(" + path(through, count.relation()) + ")",
                  new Finding.OfNumber(through, count.relation(), count.where())));
      case ResolvedFilter.Last last -> last(last, through, negated);
    }
  }

  /** What there is to say of the last row. */
  private void last(ResolvedFilter.Last last, List<ToOne<?, ?>> through, boolean negated) {
    String name = "last(" + path(through, last.relation()) + ").";
    Subjects inside = new Subjects();
    inside.add(last.test(), List.of(), negated);
    inside.found.forEach(
        subject ->
            found.add(
                new Subject(
                    name + subject.name(), new Finding.OfLast(through, last, subject.finding()))));
  }

  private void behind(
      ToOne<?, ?> reference,
      ResolvedFilter.Related related,
      List<ToOne<?, ?>> through,
      boolean negated) {
    if (related.where() instanceof ResolvedFilter.Always) {
      property(through, reference.property(), List.of());
      return;
    }
    List<ToOne<?, ?>> further = new ArrayList<>(through);
    further.add(reference);
    add(related.where(), List.copyOf(further), negated);
  }

  /** Of rows that there should be: what the others say; of rows that there should not be: which. */
  private void some(ResolvedFilter.Some some, List<ToOne<?, ?>> through, boolean negated) {
    Relation<?, ?> relation = some.relation();
    Optional<Property<?, ?>> asked = negated ? Optional.empty() : text(some.where());
    if (asked.isPresent()) {
      add(
          through,
          Stream.of(relation.name(), asked.get().name()),
          new Finding.OfValues(through, relation, asked.get()));
    } else {
      ResolvedFilter where = negated ? some.where() : new ResolvedFilter.Always();
      add(through, Stream.of(relation.name()), rows(through, relation, where));
    }
  }

  /** Rows that have no name of their own are counted. */
  private static Finding rows(
      List<ToOne<?, ?>> through, Relation<?, ?> relation, ResolvedFilter where) {
    return relation.target() instanceof PartType<?>
        ? new Finding.OfNumber(through, relation, where)
        : new Finding.OfRows(through, relation, where);
  }

  private static Optional<Property<?, ?>> text(ResolvedFilter where) {
    if (where instanceof ResolvedFilter.Value value) {
      var type = value.property().type();
      return type instanceof TextType || type instanceof CodeType<?>
          ? Optional.of(value.property())
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static String path(List<ToOne<?, ?>> through, Relation<?, ?> relation) {
    List<String> names = new ArrayList<>(through.stream().map(ToOne::name).toList());
    names.add(relation.name());
    return String.join(".", names);
  }
}
