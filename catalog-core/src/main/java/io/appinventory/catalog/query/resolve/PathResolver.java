package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.query.filter.FilterLimits;
import io.appinventory.catalog.query.filter.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what paths name. */
final class PathResolver {
  private static final int MAX_KEYS = 16;

  private final FilterLimits limits;

  PathResolver(FilterLimits limits) {
    this.limits = limits;
  }

  /**
   * Follows a path.
   *
   * @param relations how many relations lie before the shape already
   */
  Target follow(Path path, Shape<?> from, int relations) {
    List<Relation<?, ?>> through = new ArrayList<>();
    Shape<?> shape = from;
    for (int i = 0; i < path.segments().size(); i++) {
      String name = path.segments().get(i);
      List<String> rest = path.segments().subList(i + 1, path.segments().size());
      Optional<? extends Property<?, ?>> property =
          shape.property(name).filter(found -> found.access() != Access.SECRET);
      if (property.isPresent()) {
        return new Target.OfProperty(
            through, property.get(), keys(path, property.get(), rest, shape));
      }
      Relation<?, ?> relation = relation(path, shape, name);
      if (relations + through.size() == limits.relations()) {
        throw path.at()
            .error("'" + path + "' follows more than " + limits.relations() + " relations");
      }
      if (rest.isEmpty()) {
        return new Target.OfRelation(through, relation);
      }
      through.add(relation);
      shape = relation.target();
    }
    throw new IllegalStateException("a path without an end: " + path);
  }

  private static Relation<?, ?> relation(Path path, Shape<?> shape, String name) {
    Optional<? extends Relation<?, ?>> relation = shape.relation(name);
    if (relation.isPresent()) {
      return relation.get();
    }
    List<String> allowed = names(shape);
    throw path.at()
        .error(
            shape.name()
                + " has nothing named '"
                + shortened(name)
                + "'"
                + Names.suggestion(name, allowed)
                + "; allowed are "
                + String.join(", ", allowed));
  }

  private static List<String> names(Shape<?> shape) {
    return Stream.concat(
            shape.properties().stream()
                .filter(each -> each.access() != Access.SECRET)
                .map(Property::name),
            shape.askable().stream().map(Relation::name))
        .toList();
  }

  private static List<String> keys(
      Path path, Property<?, ?> property, List<String> rest, Shape<?> shape) {
    if (rest.isEmpty()) {
      return rest;
    }
    if (!(property.type() instanceof JsonType)) {
      throw path.at().error("'" + property + "' has nothing inside" + relationOf(property, shape));
    }
    if (rest.size() > MAX_KEYS) {
      throw path.at().error("it looks deeper than " + MAX_KEYS + " keys into '" + property + "'");
    }
    if (!rest.stream().allMatch(TextType::storable)) {
      throw path.at().error("a key holds U+0000 or half a surrogate pair");
    }
    return rest;
  }

  private static String relationOf(Property<?, ?> property, Shape<?> shape) {
    return shape
        .reference(property)
        .map(relation -> "; the relation is named '" + relation.name() + "'")
        .orElse("");
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 37) + "...";
  }
}
