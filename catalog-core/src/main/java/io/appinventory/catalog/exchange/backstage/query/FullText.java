package io.appinventory.catalog.exchange.backstage.query;

import java.util.List;
import java.util.Locale;

/**
 * A text that one of some keys has to hold, whatever its case.
 *
 * @param term the text
 * @param fields the keys as the caller spells them; none for that of the order, else the uid
 */
public record FullText(String term, List<String> fields) {
  /** Keeps a copy. */
  public FullText {
    fields = List.copyOf(fields);
  }

  /** The text in lower case. */
  String text() {
    return term.strip().toLowerCase(Locale.ROOT);
  }

  /** The keys. */
  List<String> keys() {
    return fields.stream().map(field -> field.toLowerCase(Locale.ROOT)).toList();
  }
}
