package io.appinventory.catalog.search;

import static io.appinventory.db.schema.Tables.SEARCH_WORDS;

import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.InsertValuesStep3;
import org.jooq.impl.DSL;

/**
 * The words that a tenant has used, for misspelled ones. A word is kept once, with the entity that
 * brought it; a few are kept twice when two transactions bring them at once.
 */
final class KnownWords {
  private static final Pattern WORD = Pattern.compile("[a-z]{4,24}");
  private static final int ROWS_PER_STATEMENT = 2_000;

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
    insert(new ArrayList<>(words.entrySet()));
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

  private void insert(List<Map.Entry<String, UUID>> words) {
    for (int from = 0; from < words.size(); from += ROWS_PER_STATEMENT) {
      InsertValuesStep3<?, UUID, String, UUID> insert =
          scope
              .dsl()
              .insertInto(
                  SEARCH_WORDS, SEARCH_WORDS.TENANT_ID, SEARCH_WORDS.WORD, SEARCH_WORDS.ENTITY_ID);
      for (Map.Entry<String, UUID> word :
          words.subList(from, Math.min(words.size(), from + ROWS_PER_STATEMENT))) {
        insert = insert.values(scope.tenantId(), word.getKey(), word.getValue());
      }
      insert.onConflictDoNothing().execute();
    }
  }
}
