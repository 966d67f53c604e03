package io.appinventory.catalog.search;

import io.appinventory.catalog.model.Column;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Ranking;
import io.appinventory.catalog.query.Restriction;
import io.appinventory.catalog.query.Total;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.SearchMatches;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/**
 * Limits a list of one type to what words find in it, as {@link Search} finds it, with any filter
 * and order beside it. A list for which no order is asked has the best matches first.
 *
 * <p>First it is asked how many there are. Few are found by the index of trigrams. Where there are
 * many, an index is of no use: then each row that the list comes by is held against the words,
 * which soon fills a page.
 */
public final class CollectionSearch {
  /** The most matches that are taken for few. */
  static final int FEW = 1_500;

  /** The most entities with similar words; if there are more, these are the best. */
  private static final int MOST_SIMILAR = 10_000;

  private final Scope scope;

  /** For any scope. */
  public CollectionSearch(Scope scope) {
    this.scope = scope;
  }

  /**
   * Limits to the matches of a question; to nothing when it has no words, not at all when it is
   * blank. What is deleted is not found.
   *
   * @param query what is asked of the list
   * @throws io.appinventory.catalog.error.NotAllowedException when the principal may not read the
   *     type
   */
  public Restriction restriction(EntityType<?> type, ListQuery query, String q) {
    Permissions.requireRead(scope.principal(), type.name());
    if (q.isBlank()) {
      return Restriction.none();
    }
    Question question = Question.of(q);
    if (question.isEmpty()) {
      return new Restriction(fingerprint(question), DSL.falseCondition());
    }
    SearchMatches found = matches(question, type, FEW + 1);
    Record2<Integer, Integer> counted =
        scope
            .dsl()
            .select(DSL.count(), DSL.coalesce(DSL.max(found.RANK), DSL.inline(0)))
            .from(found)
            .fetchSingle();
    if (counted.value1() <= FEW) {
      Total total = Total.known(DSL.val((long) counted.value1()));
      return few(type, question, FEW, Optional.of(total));
    }
    return MatchRank.of(counted.value2()).similar()
        ? few(type, question, MOST_SIMILAR, Optional.empty())
        : many(type, question, scope.seesAll(type) ? firstOfAll(query) : OptionalInt.empty());
  }

  private static String fingerprint(Question question) {
    return "search " + String.join(" ", question.words());
  }

  private static SearchMatches matches(Question question, EntityType<?> type, int most) {
    return Matches.of(question, List.of(type.name()), most, SearchCursor.BEFORE_ALL);
  }

  /** How many of the best to look for first; empty when they would hardly be enough. */
  private static OptionalInt firstOfAll(ListQuery query) {
    if (!query.sort().keys().isEmpty()
        || !(query.page() instanceof PageRequest.Numbered page)
        || (long) page.number() * page.size() >= FEW) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        query.filter() instanceof Filter.Always ? page.number() * page.size() + 1 : FEW);
  }

  private static Restriction few(
      EntityType<?> type, Question question, int most, Optional<Total> total) {
    SearchMatches matches = matches(question, type, most);
    return new Restriction(
        fingerprint(question),
        type.idColumn().in(DSL.select(matches.ENTITY_ID).from(matches)),
        Optional.of(best(type, question, most)),
        total,
        Optional.empty());
  }

  /** The best matches in order, as the database finds them. */
  private static Ranking best(EntityType<?> type, Question question, int most) {
    SearchMatches matches = matches(question, type, most).as("matches");
    return new Ranking(
        from -> from.join(matches).on(matches.ENTITY_ID.eq(type.idColumn())),
        columns(matches.RANK, matches.NAME));
  }

  private Restriction many(EntityType<?> type, Question question, OptionalInt first) {
    SearchedDocument document = SearchedDocument.of(scope, type, "document");
    Condition matches = document.matches(question);
    Condition found =
        DSL.exists(DSL.selectOne().from(document.table()).where(document.ofTheRow()).and(matches));
    return new Restriction(
        fingerprint(question),
        // A join would be planned for a single match. Like this the planner looks up a few rows one
        // by one, and for more it finds all documents once.
        SearchedDocument.opaque(found),
        Optional.of(
            first.isPresent() ? best(type, question, first.getAsInt()) : all(type, question)),
        Optional.of(Total.counted(document.table(), document.ofTheType().and(matches))),
        first.isPresent() ? Optional.of(all(type, question)) : Optional.empty());
  }

  /** All matches in order. */
  private Ranking all(EntityType<?> type, Question question) {
    SearchedDocument document = SearchedDocument.of(scope, type, "matches");
    // Of what it knows nothing about, the planner expects that half of all rows pass.
    Condition matches = SearchedDocument.opaque(document.matches(question));
    return new Ranking(
        from -> from.join(document.table()).on(document.ofTheRow().and(matches)),
        columns(document.rank(type, question), document.table().NAME));
  }

  private static List<Column<?, ?>> columns(Field<Integer> rank, Field<String> name) {
    return List.of(
        new Column<>(rank, new IntegerType(0, MatchRank.values().length)),
        // The same order in every database.
        new Column<>(name.collate("C"), new TextType(0, TextType.UNLIMITED)));
  }
}
