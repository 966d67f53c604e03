package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Verb;
import java.util.Map;
import java.util.Optional;

/**
 * The relation of the catalog that a verb between two collections stands for.
 *
 * @param from the collection it starts from
 * @param relation the relation of that collection
 */
public record Edge(String from, String relation) {
  /** Verbs from other tools, by verb and collections. What is not here is kept, not related. */
  private static final Map<String, String> RELATIONS =
      Map.ofEntries(
          Map.entry("needs services services", "depends_on"),
          Map.entry("needs services components", "components"),
          Map.entry("needs services resources", "resources"),
          Map.entry("needs services repositories", "repositories"),
          Map.entry("needs components components", "depends_on"),
          Map.entry("needs components services", "depends_on_services"),
          Map.entry("needs components repositories", "repositories"),
          Map.entry("needed_by services services", "dependents"),
          Map.entry("needed_by services components", "dependent_components"),
          Map.entry("needed_by components components", "dependents"),
          Map.entry("needed_by components services", "services"),
          Map.entry("needed_by resources services", "services"),
          Map.entry("part_of services products", "products"),
          Map.entry("part_of services services", "dependents"),
          Map.entry("part_of services components", "dependent_components"),
          Map.entry("part_of components services", "services"),
          Map.entry("part_of components components", "dependents"),
          Map.entry("has_part products services", "services"),
          Map.entry("has_part services services", "depends_on"),
          Map.entry("has_part services components", "components"),
          Map.entry("has_part services resources", "resources"),
          Map.entry("has_part components components", "depends_on"));

  /** The relation for a verb from an entity of one collection to one of another. */
  public static Optional<Edge> of(Verb verb, String from, String to) {
    return Optional.ofNullable(RELATIONS.get(meaning(verb) + " " + from + " " + to))
        .map(relation -> new Edge(from, relation));
  }

  private static String meaning(Verb verb) {
    return switch (verb) {
      case NEEDS, CONSUMES, STORED_IN -> "needs";
      case NEEDED_BY, PROVIDES -> "needed_by";
      case PART_OF -> "part_of";
      case HAS_PART -> "has_part";
      case OWNED_BY, MEMBER_OF, HAS_MEMBER, CHILD_OF, PARENT_OF -> verb.code();
    };
  }
}
