package io.appinventory.catalog.exchange;

import java.util.List;
import java.util.Locale;

/**
 * What a descriptor says about another entity, which may be unknown.
 *
 * @param verb what it is to the other
 * @param key what the format calls the other by: {@code group:default/payments}
 * @param collections where one of that name may be found when no descriptor has the key
 * @param name the name to find it by, in lower case
 */
public record Reference(Verb verb, String key, List<String> collections, String name) {
  /** The key of repositories, whatever the format. */
  public static final String REPOSITORY = "repository:";

  /** Keeps a copy. */
  public Reference {
    collections = List.copyOf(collections);
    name = name.toLowerCase(Locale.ROOT);
  }

  /** To the repository that holds the source code; it is made when there is none. */
  public static Reference to(RepositoryPlace repository) {
    return new Reference(
        Verb.STORED_IN,
        REPOSITORY + repository.name().toLowerCase(Locale.ROOT),
        List.of("repositories"),
        repository.name());
  }
}
