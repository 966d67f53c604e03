package io.appinventory.catalog.exchange.backstage.query;

import java.util.List;
import java.util.Set;

/** A condition on entities. Keys and values are in lower case. */
public sealed interface EntityPredicate {
  /** What every entity satisfies. */
  EntityPredicate TRUE = new All(List.of());

  /**
   * All of some; none are true.
   *
   * @param parts the parts
   */
  record All(List<EntityPredicate> parts) implements EntityPredicate {
    /** Keeps a copy. */
    public All {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Any of some; none are false.
   *
   * @param parts the parts
   */
  record Any(List<EntityPredicate> parts) implements EntityPredicate {
    /** Keeps a copy. */
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The contrary.
   *
   * @param part of what
   */
  record Not(EntityPredicate part) implements EntityPredicate {}

  /**
   * There is the key, with whatever value.
   *
   * @param key the key
   */
  record Has(String key) implements EntityPredicate {}

  /**
   * The key has one of the values.
   *
   * @param key the key
   * @param values the values
   */
  record In(String key, Set<String> values) implements EntityPredicate {
    /** Keeps a copy. */
    public In {
      values = Set.copyOf(values);
    }
  }

  /**
   * The key has a value that begins so.
   *
   * @param key the key
   * @param prefix the beginning
   */
  record Prefix(String key, String prefix) implements EntityPredicate {}

  /** Both. */
  default EntityPredicate and(EntityPredicate other) {
    return new All(List.of(this, other));
  }

  /** The parts that all have to hold; itself where it is no list of such. */
  default List<EntityPredicate> conjuncts() {
    return switch (this) {
      case All(List<EntityPredicate> parts) ->
          parts.stream().flatMap(part -> part.conjuncts().stream()).toList();
      case Any(List<EntityPredicate> parts) when parts.size() == 1 -> parts.getFirst().conjuncts();
      case Any any -> List.of(any);
      case Not not -> List.of(not);
      case Has has -> List.of(has);
      case In in -> List.of(in);
      case Prefix prefix -> List.of(prefix);
    };
  }
}
