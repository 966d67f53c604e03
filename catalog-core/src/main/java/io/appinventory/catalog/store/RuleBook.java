package io.appinventory.catalog.store;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /** The same with one more observer. */
  public RuleBook observedBy(WriteObserver more) {
    return new RuleBook(rules, Stream.concat(observers.stream(), Stream.of(more)).toList());
  }

  /** The rules of one type. */
  @SuppressWarnings("unchecked")
  <R extends Entity<R>> List<Rules<R>> of(EntityType<R> type) {
    List<Rules<R>> own = new ArrayList<>();
    for (Rules<?> rule : rules) {
      if (rule.type() == type) {
        own.add((Rules<R>) rule);
      }
    }
    return own;
  }
}
