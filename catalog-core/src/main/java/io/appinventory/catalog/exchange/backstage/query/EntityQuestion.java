package io.appinventory.catalog.exchange.backstage.query;

import java.util.List;
import java.util.Optional;

/**
 * Which entities, in which order.
 *
 * @param predicate what they satisfy
 * @param order the order; empty for that of their uids
 * @param fullText what they hold
 */
public record EntityQuestion(
    EntityPredicate predicate, Optional<Order> order, Optional<FullText> fullText) {
  /** All that satisfy a predicate, in the order of their uids. */
  public static EntityQuestion of(EntityPredicate predicate) {
    return new EntityQuestion(predicate, Optional.empty(), Optional.empty());
  }

  /** The same in an order. */
  public EntityQuestion inOrder(Order of) {
    return new EntityQuestion(predicate, Optional.of(of), fullText);
  }

  /** The keys in which the text is looked for. */
  List<String> searchedKeys() {
    List<String> said = fullText.map(FullText::keys).orElse(List.of());
    return said.isEmpty() ? List.of(order.map(Order::key).orElse("metadata.uid")) : said;
  }

  /** The text that is looked for; empty when there is none. */
  String searchedText() {
    return fullText.map(FullText::text).orElse("");
  }
}
