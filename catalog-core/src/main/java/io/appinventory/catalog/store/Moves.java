package io.appinventory.catalog.store;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Staged;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds a change of a stage against the moves that its vocabulary allows. */
final class Moves {
  private Moves() {}

  /** Reports every move that is not allowed. */
  static <R extends Entity<R>> void check(
      EntityType<R> type, R before, R after, List<FieldError> errors) {
    for (Property<R, ?> property : type.properties()) {
      if (property.of(before) instanceof Staged<?> from
          && property.of(after) instanceof Staged<?> to
          && from != to
          && !from.next().contains(to)) {
        errors.add(new FieldError(property.name(), "not_allowed", message(from, to)));
      }
    }
  }

  private static String message(Staged<?> from, Staged<?> to) {
    Set<String> allowed = new TreeSet<>(from.next().stream().map(Coded::code).toList());
    return "cannot move from "
        + from.code()
        + " to "
        + to.code()
        + (allowed.isEmpty() ? ", which is final" : "; allowed are " + String.join(", ", allowed));
  }
}
