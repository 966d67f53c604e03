package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.filter.Operator;
import java.util.List;

/**
 * A filter whose names are properties and relations and whose values have their types: it can be
 * answered. Made by {@link FilterResolver} only, so that whoever reads it need not check it again.
 */
public sealed interface ResolvedFilter {
  /** Holds for every row. */
  record Always() implements ResolvedFilter {}

  /** All hold. */
  record And(List<ResolvedFilter> parts) implements ResolvedFilter {
    /** Keeps a copy. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one holds. */
  record Or(List<ResolvedFilter> parts) implements ResolvedFilter {
    /** Keeps a copy. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Does not hold. */
  record Not(ResolvedFilter part) implements ResolvedFilter {}

  /** A plain value passes. */
  record Value(Property<?, ?> property, ValueTest.OfValue test) implements ResolvedFilter {}

  /** A list of texts passes. */
  record Elements(Property<?, ?> property, ValueTest.OfElements test) implements ResolvedFilter {}

  /** What stands at a path of keys in a JSON property passes. No keys: the property as a whole. */
  record Inside(Property<?, ?> property, List<String> keys, ValueTest.OfJson test)
      implements ResolvedFilter {
    /** Keeps a copy. */
    public Inside {
      keys = List.copyOf(keys);
    }
  }

  /** Asks the rows that a relation leads to. Deleted entities are not among them. */
  sealed interface Related extends ResolvedFilter {
    /** The relation. */
    Relation<?, ?> relation();

    /** What the rows have to satisfy. */
    ResolvedFilter where();
  }

  /** Some related row satisfies the condition. */
  record Some(Relation<?, ?> relation, ResolvedFilter where) implements Related {}

  /** How many related rows satisfy the condition. */
  record Count(Relation<?, ?> relation, ResolvedFilter where, Operator operator, long number)
      implements Related {}

  /** The latest of the related rows that satisfy the condition passes the test. */
  record Last(Relation<?, ?> relation, ResolvedFilter where, ResolvedFilter test)
      implements Related {}
}
