package io.appinventory.catalog.search;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.SearchMatches;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Searches all types at once.
 *
 * <p>A question is words, all of which must be found, in any order: case, accents and punctuation
 * do not count. A word of one or two letters must begin a word, a longer one may stand inside of
 * one. Hits come by {@link MatchRank}, then by name. If nothing matches, words that no document
 * knows are taken for misspelled: a letter too many, too few, another or two swapped, two such
 * mistakes in words of six letters and more.
 *
 * <p>The order is exact, except for a question that more than 10,000 entities match and that is not
 * frequent enough to be found among the next 2,000 names: then 10,000 of them are put in order.
 */
public final class Search {
  private final Scope scope;

  /** For any scope. */
  public Search(Scope scope) {
    this.scope = scope;
  }

  /**
   * A page of hits. A question without words has none.
   *
   * @throws io.appinventory.catalog.error.NotAllowedException when a type is named that the
   *     principal may not read
   * @throws io.appinventory.catalog.error.MalformedQueryException when the cursor is of another
   *     question
   */
  public SearchPage search(SearchRequest request) {
    Question question = Question.of(request.q());
    List<EntityType<?>> types = types(request);
    List<String> names = types.stream().map(EntityType::name).toList();
    int mark = SearchCursor.mark(question, names, scope.tenantId());
    Optional<SearchCursor> after =
        request.cursor().map(cursor -> SearchCursor.decode(cursor, mark));
    if (question.isEmpty() || types.isEmpty()) {
      return new SearchPage(List.of(), Optional.empty());
    }
    VisibleMatches visible =
        new VisibleMatches(scope, (from, most) -> matches(question, names, mark, from, most));
    List<SearchCursor> found = visible.first(types, after, request.limit() + 1);
    boolean more = found.size() > request.limit();
    List<SearchCursor> shown = more ? found.subList(0, request.limit()) : found;
    return new SearchPage(
        new HitReader(scope, question).read(shown),
        more ? Optional.of(shown.getLast().encode()) : Optional.empty());
  }

  private List<EntityType<?>> types(SearchRequest request) {
    if (request.types().isEmpty()) {
      return scope.model().types().stream()
          .filter(type -> Permissions.mayRead(scope.principal().role(), type.name()))
          .toList();
    }
    request.types().forEach(type -> Permissions.requireRead(scope.principal(), type.name()));
    return request.types();
  }

  private List<SearchCursor> matches(
      Question question, List<String> types, int mark, Optional<SearchCursor> after, int most) {
    boolean everywhere = types.size() == scope.model().types().size();
    SearchMatches matches =
        Matches.of(
            question, everywhere ? List.of() : types, most, after.orElse(SearchCursor.BEFORE_ALL));
    return scope
        .dsl()
        .select(matches.RANK, matches.NAME, matches.ENTITY_TYPE, matches.ENTITY_ID)
        .from(matches)
        .fetch(row -> place(mark, row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private static SearchCursor place(int mark, int rank, String name, String type, UUID id) {
    return new SearchCursor(mark, rank, name, type, id);
  }
}
