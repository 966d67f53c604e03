package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.filter.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names of fields as older documents spell them: {@code teamId} for {@code team_id}. Keys inside of
 * JSON values are never renamed.
 */
final class FieldNames {
  private FieldNames() {}

  /** The path with names as the shape has them; names it does not have stay. */
  static Path on(Shape<?> shape, Path path) {
    List<String> names = new ArrayList<>();
    Optional<Shape<?>> at = Optional.of(shape);
    for (String name : path.segments()) {
      String known = at.map(each -> known(each, name)).orElse(name);
      names.add(known);
      at = at.flatMap(each -> each.relation(known)).map(Relation::target);
    }
    return new Path(names, path.at());
  }

  /** Whether the path leads into a JSON value. */
  static boolean intoJson(Shape<?> shape, Path path) {
    Shape<?> at = shape;
    for (String name : path.segments()) {
      Optional<? extends Property<?, ?>> property = at.property(name);
      if (property.isPresent()) {
        return property.get().type() instanceof JsonType;
      }
      Optional<? extends Relation<?, ?>> relation = at.relation(name);
      if (relation.isEmpty()) {
        return false;
      }
      at = relation.get().target();
    }
    return false;
  }

  private static String known(Shape<?> shape, String name) {
    String other = snakeCase(name);
    return !has(shape, name) && has(shape, other) ? other : name;
  }

  private static boolean has(Shape<?> shape, String name) {
    return shape.property(name).isPresent() || shape.relation(name).isPresent();
  }

  private static String snakeCase(String name) {
    StringBuilder out = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (c >= 'A' && c <= 'Z') {
        out.append('_').append((char) (c + 'a' - 'A'));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
