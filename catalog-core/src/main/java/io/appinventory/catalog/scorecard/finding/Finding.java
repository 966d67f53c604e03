package io.appinventory.catalog.scorecard.finding;

import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.List;

/** A value that explains an answer. */
public sealed interface Finding {
  /** The most values of one finding. */
  int MAX_VALUES = 10;

  /** The references that lead to the rows it is about; none for the entity itself. */
  List<ToOne<?, ?>> through();

  /**
   * The value of a property, or of a place in its JSON.
   *
   * @param keys the place, empty for the property itself
   */
  record OfProperty(List<ToOne<?, ?>> through, Property<?, ?> property, List<String> keys)
      implements Finding {}

  /** What a property says in the rows that a relation leads to: texts, each once, in order. */
  record OfValues(List<ToOne<?, ?>> through, Relation<?, ?> relation, Property<?, ?> property)
      implements Finding {}

  /** What those rows of a relation are called that satisfy a condition, in order. */
  record OfRows(List<ToOne<?, ?>> through, Relation<?, ?> relation, ResolvedFilter where)
      implements Finding {}

  /** How many rows of a relation satisfy a condition. */
  record OfNumber(List<ToOne<?, ?>> through, Relation<?, ?> relation, ResolvedFilter where)
      implements Finding {}

  /**
   * What is found about the last row of a relation.
   *
   * @param of which row, of which rows
   * @param finding what is found about it
   */
  record OfLast(List<ToOne<?, ?>> through, ResolvedFilter.Last of, Finding finding)
      implements Finding {}
}
