package io.appinventory.catalog.search;

import static io.appinventory.db.schema.Tables.SEARCH_DOCUMENTS;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.Tables;
import io.appinventory.db.schema.tables.SearchDocuments;
import io.appinventory.db.schema.tables.SearchQuestion;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The document of an entity beside the entity's row, held against a question there. The ranks are
 * those that the database gives in {@code search_matches}.
 *
 * @param table the documents
 * @param ofTheType that it is the document of an entity of the type
 * @param ofTheRow that it is the document of the type's row
 */
record SearchedDocument(SearchDocuments table, Condition ofTheType, Condition ofTheRow) {
  static SearchedDocument of(Scope scope, EntityType<?> type, String alias) {
    SearchDocuments table = SEARCH_DOCUMENTS.as(alias);
    Condition ofTheType =
        table.TENANT_ID.eq(scope.tenantId()).and(table.ENTITY_TYPE.eq(type.name()));
    return new SearchedDocument(
        table, ofTheType, ofTheType.and(table.ENTITY_ID.eq(type.idColumn())));
  }

  /** That every word is somewhere in it. */
  Condition matches(Question question) {
    return table.DOCUMENT.like(DSL.all(patterns(question, found -> found.PARTS)));
  }

  /** The same condition, of which the planner does not know that it is one. */
  static Condition opaque(Condition condition) {
    return DSL.condition(DSL.when(condition, DSL.inline(true)).otherwise(DSL.inline(false)));
  }

  /**
   * How well it matches, given that it is the document of the type's row and does match. Both
   * tables are named, so that the planner does not put all documents in order before it knows which
   * rows there are.
   */
  Field<Integer> rank(EntityType<?> type, Question question) {
    Field<String> phrase = of(question, found -> found.PHRASE);
    return DSL.when(
            table.ENTITY_ID.eq(type.idColumn()).and(table.NAME.eq(phrase)),
            number(MatchRank.EXACT_NAME))
        .when(table.NAME.like(phrase.concat(DSL.inline("%"))), number(MatchRank.NAME_PREFIX))
        .when(
            table.NAME.like(DSL.all(patterns(question, found -> found.WORDS))),
            number(MatchRank.WORDS_IN_NAME))
        .when(
            table.NAME.like(DSL.all(patterns(question, found -> found.PARTS))),
            number(MatchRank.PARTS_OF_NAME))
        .otherwise(number(MatchRank.ELSEWHERE));
  }

  private static Field<Integer> number(MatchRank rank) {
    return DSL.inline(rank.ordinal());
  }

  private static Field<String[]> patterns(
      Question question, Function<SearchQuestion, Field<String[]>> column) {
    // With the cast it is an array; without it would be a column of arrays.
    return of(question, column).cast(SQLDataType.VARCHAR.array());
  }

  /** What the database makes of a question, once for a statement. */
  private static <T> Field<T> of(Question question, Function<SearchQuestion, Field<T>> column) {
    SearchQuestion found = Tables.SEARCH_QUESTION.call(question.text());
    return DSL.field(DSL.select(column.apply(found)).from(found));
  }
}
