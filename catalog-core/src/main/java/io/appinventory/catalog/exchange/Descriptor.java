package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.read.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document of another tool, in the words of the catalog.
 *
 * @param format the format
 * @param kind what the format calls such an entity: {@code Component}
 * @param key what the format calls this one by, in lower case: {@code component:default/payments}
 * @param place where it was read
 * @param collection the collection it goes to; null for what is only kept
 * @param names what to call it, the best first: the next is taken when another entity of the same
 *     format has that name
 * @param fields the properties of the entity besides its name, as bodies of the API have them; all
 *     that the format can say, null where it says nothing
 * @param references what it says about others
 * @param repositories the repositories among those, to be made where they are missing
 * @param document all of it, as JSON text
 * @param hash of the document
 */
public record Descriptor(
    Format format,
    String kind,
    String key,
    Place place,
    @Nullable String collection,
    List<String> names,
    ObjectNode fields,
    List<Reference> references,
    List<RepositoryPlace> repositories,
    String document,
    String hash) {
  /** Keeps copies. */
  public Descriptor {
    names = List.copyOf(names);
    references = List.copyOf(references);
    repositories = List.copyOf(repositories);
  }
}
