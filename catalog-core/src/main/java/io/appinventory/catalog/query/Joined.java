package io.appinventory.catalog.query;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Table;

/** A type's table with what references lead to joined to it, so that each row stays one row. */
final class Joined {
  private final Scope scope;
  private final Shape<?> start;
  private final String parameter;
  private final Predicate<Property<?, ?>> allowed;
  private final Map<List<String>, Table<?>> known = new LinkedHashMap<>();
  private Table<?> from;

  /**
   * Begins with the table alone.
   *
   * @param parameter named in errors
   * @param allowed which properties errors suggest
   */
  Joined(Scope scope, Shape<?> start, String parameter, Predicate<Property<?, ?>> allowed) {
    this.scope = scope;
    this.start = start;
    this.parameter = parameter;
    this.allowed = allowed;
    this.from = start.table();
  }

  /** Where a path leads. */
  sealed interface End {
    /** The table that has it. */
    Table<?> table();

    /** Whether references lie on the way, so that it may be missing. */
    boolean behind();
  }

  /** A property of a shape, and the names behind it. */
  record PropertyEnd(
      Shape<?> shape, Property<?, ?> property, List<String> rest, Table<?> table, boolean behind)
      implements End {}

  /** What a reference leads to; {@code start} has the reference. */
  record ReferenceEnd(ToOne<?, ?> reference, Table<?> start, Table<?> table) implements End {
    @Override
    public boolean behind() {
      return true;
    }
  }

  /** Follows a path and joins what it needs. */
  End follow(Path path) {
    Shape<?> shape = start;
    Table<?> table = start.table();
    List<String> walked = new ArrayList<>();
    List<String> names = path.segments();
    while (true) {
      String name = names.get(walked.size());
      Optional<? extends Property<?, ?>> property =
          shape.property(name).filter(found -> found.access() != Access.SECRET);
      if (property.isPresent()) {
        Masking.requireSeen(scope.principal(), shape, property.get());
        List<String> rest = names.subList(walked.size() + 1, names.size());
        return new PropertyEnd(shape, property.get(), rest, table, !walked.isEmpty());
      }
      ToOne<?, ?> reference = reference(shape, name);
      walked.add(name);
      Table<?> referring = table;
      table = join(shape, referring, reference, List.copyOf(walked));
      if (walked.size() == names.size()) {
        return new ReferenceEnd(reference, referring, table);
      }
      shape = reference.target();
    }
  }

  private ToOne<?, ?> reference(Shape<?> shape, String name) {
    Relation<?, ?> relation = shape.relation(name).orElse(null);
    if (relation instanceof ToOne<?, ?> reference) {
      return reference;
    }
    List<String> names =
        Stream.concat(
                shape.properties().stream().filter(allowed).map(Property::name),
                shape.relations().stream().filter(ToOne.class::isInstance).map(Relation::name))
            .toList();
    String wrong =
        relation == null
            ? " has nothing named '" + shortened(name) + "'" + Names.suggestion(name, names)
            : "." + name + " leads to several rows";
    throw error(shape.name() + wrong + "; allowed are " + String.join(", ", names));
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 37) + "...";
  }

  private Table<?> join(
      Shape<?> shape, Table<?> referring, ToOne<?, ?> reference, List<String> walked) {
    Table<?> joined = known.get(walked);
    if (joined == null) {
      RelatedRows rows =
          RelatedRows.of(scope, reference, shape, referring, "s" + (known.size() + 1));
      from = from.leftJoin(rows.target()).on(rows.where().and(rows.on()));
      joined = rows.target();
      known.put(walked, joined);
    }
    return joined;
  }

  /** The table with all that was joined. */
  Table<?> from() {
    return from;
  }

  /** The error about the parameter. */
  MalformedQueryException error(String message) {
    return new MalformedQueryException(parameter, message);
  }
}
