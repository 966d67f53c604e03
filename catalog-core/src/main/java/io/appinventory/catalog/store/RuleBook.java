package io.appinventory.catalog.store;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import java.util.List;

/**
 * The rules of all types.
 *
 * @param rules in the order they are applied
 * @param observers told of every write, after the rules
 */
public record RuleBook(List<Rules<?>> rules, List<WriteObserver> observers) {
  /** Keeps copies. */
  public RuleBook {
    rules = List.copyOf(rules);
    observers = List.copyOf(observers);
  }

  /** The rules of one type. */
  @SuppressWarnings("unchecked")
  <R extends Entity<R>> List<Rules<R>> of(EntityType<R> type) {
    return rules.stream().filter(rule -> rule.type() == type).map(rule -> (Rules<R>) rule).toList();
  }
}
