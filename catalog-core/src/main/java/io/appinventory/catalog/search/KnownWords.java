package io.appinventory.catalog.search;

import static io.appinventory.db.schema.Tables.SEARCH_WORDS;

import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.impl.DSL;

/**
 * The words that a tenant has used, for misspelled ones. A word is kept once, with the entity that
 * brought it; a few are kept twice when two transactions bring them at once.
 */
final class KnownWords {
  private static final Pattern WORD = Pattern.compile("[a-z]{4,24}");

  private final Scope scope;
  private final Set<String> known = new HashSet<>();
  private final Map<String, UUID> heard = new LinkedHashMap<>();

  KnownWords(Scope scope) {
    this.scope = scope;
  }

  /** Hears a text; its words are kept when they are learnt. */
  void hear(SearchedText text) {
    for (String word : words(text)) {
      if (!known.contains(word) && WORD.matcher(word).matches()) {
        heard.putIfAbsent(word, text.id());
      }
    }
  }

  private static List<String> words(SearchedText text) {
    return text.isPlain()
        ? List.of(PlainText.document(text.all()).strip().split(" ", -1))
        : Folded.of(text.all()).words();
  }

  /** Keeps the words that were heard and that the tenant has not used before. */
  void learn() {
    known.addAll(heard.keySet());
    heard.keySet().removeAll(kept(heard.keySet()));
    insert(heard);
    heard.clear();
  }

  private Set<String> kept(Set<String> words) {
    return words.isEmpty()
        ? Set.of()
        : scope
            .dsl()
            .select(SEARCH_WORDS.WORD)
            .from(SEARCH_WORDS)
            .where(SEARCH_WORDS.TENANT_ID.eq(scope.tenantId()))
            .and(SEARCH_WORDS.WORD.eq(DSL.any(words.toArray(String[]::new))))
            .fetchSet(SEARCH_WORDS.WORD);
  }

  private void insert(Map<String, UUID> words) {
    new TenantRows(scope, SEARCH_WORDS, SEARCH_WORDS.TENANT_ID)
        .columns(List.of(SEARCH_WORDS.WORD, SEARCH_WORDS.ENTITY_ID))
        .ending(insert -> insert.onConflictDoNothing().execute())
        .send(words.entrySet().stream().map(word -> List.of(word.getKey(), word.getValue())));
  }
}
