package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Relation;
import java.util.Collection;

/** Where an evaluation in memory finds the rows that a relation leads to. */
@FunctionalInterface
public interface Related {
  /**
   * The records that {@code relation} leads to from {@code row}; deleted entities are not among
   * them.
   */
  Collection<?> rows(Relation<?, ?> relation, Object row);
}
