package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import java.util.List;

/** Where a path leads. */
sealed interface Target {
  /** The relations on the way. */
  List<Relation<?, ?>> through();

  /**
   * To a property, or into its JSON value.
   *
   * @param keys the keys in the JSON value, empty for the property itself
   */
  record OfProperty(List<Relation<?, ?>> through, Property<?, ?> property, List<String> keys)
      implements Target {}

  /** To the rows of the last relation. */
  record OfRelation(List<Relation<?, ?>> through, Relation<?, ?> relation) implements Target {}
}
