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

  KnownWords(Scope scope) {
    this.scope = scope;
  }

  /** Keeps the words of some texts that the tenant has not used before. */
  void learn(List<SearchedText> texts) {
    Map<String, UUID> words = new LinkedHashMap<>();
    for (SearchedText text : texts) {
      for (String word : Folded.of(text.all()).words()) {
        if (WORD.matcher(word).matches() && !known.contains(word)) {
          words.putIfAbsent(word, text.id());
        }
      }
    }
    known.addAll(words.keySet());
    words.keySet().removeAll(kept(words.keySet()));
    insert(words);
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
    TenantRows rows =
        new TenantRows(scope, SEARCH_WORDS, SEARCH_WORDS.TENANT_ID)
            .columns(List.of(SEARCH_WORDS.WORD, SEARCH_WORDS.ENTITY_ID))
            .ending(insert -> insert.onConflictDoNothing().execute());
    words.forEach((word, entity) -> rows.add(List.of(word, entity)));
    rows.flush();
  }
}
