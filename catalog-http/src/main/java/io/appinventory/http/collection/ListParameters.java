package io.appinventory.http.collection;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The parameters by which lists are asked for. */
public final class ListParameters {
  /** Which entities. */
  public static final Parameter FILTER =
      Parameter.query(
          "filter",
          "Which entities (AIP-160): type = \"api\" AND NOT tags:\"legacy\" AND team.name ="
              + " \"Payments\".",
          Schemas.string());

  /** Whether criteria of scorecards are explained. */
  public static final Parameter EXPLAIN =
      Parameter.query(
          "explain", "Whether criteria show what they ask, as a filter.", Schemas.bool());

  /** What is searched for. */
  public static final Parameter Q =
      Parameter.query(
          "q",
          "Words that must all be found; the best matches come first when no order is asked for.",
          Schemas.string());

  private static final Parameter ORDER_BY =
      Parameter.query("order_by", "In which order: name desc, created_at.", Schemas.string());
  private static final Parameter FIELDS =
      Parameter.query(
          "fields",
          "The properties to show, separated by commas; all when absent.",
          Schemas.string());
  private static final Parameter INCLUDE_DELETED =
      Parameter.query(
          "include_deleted",
          "Whether to show what is deleted too; for administrators.",
          Schemas.bool());

  private ListParameters() {}

  /** All of them. */
  public static Parameter[] all() {
    return new Parameter[] {
      FILTER, Q, ORDER_BY, page(), perPage(), cursor(), total(), FIELDS, INCLUDE_DELETED
    };
  }

  /** Those of lists in which nothing is ever deleted. */
  public static Parameter[] ofLiving() {
    return new Parameter[] {FILTER, ORDER_BY, page(), perPage(), cursor(), total(), FIELDS};
  }

  /** Those of lists that show no entities. */
  public static Parameter[] ofResults() {
    return new Parameter[] {FILTER, ORDER_BY, page(), perPage(), cursor(), total()};
  }

  /** Those that say which part of a list is wanted. */
  public static Parameter[] pages() {
    return new Parameter[] {page(), perPage(), cursor()};
  }

  private static Parameter page() {
    return Parameter.query("page", "The page's number; 1 when absent.", Schemas.integer(1));
  }

  /** How many entities a page has at most. */
  public static Parameter perPage() {
    return Parameter.query(
        "per_page",
        "The most entities of a page.",
        Schemas.integer(1, PageRequest.MAX_SIZE).put("default", PageRequest.DEFAULT_SIZE));
  }

  private static Parameter cursor() {
    return Parameter.query(
        "cursor",
        "In place of page: next_cursor or prev_cursor of another page of the same list.",
        Schemas.string());
  }

  private static Parameter total() {
    return Parameter.query(
        "total", "Whether to count the whole list.", Schemas.bool().put("default", true));
  }

  /** What they ask for. */
  public static ListQuery read(QueryParameters query) {
    ListQuery asked =
        ListQuery.of(filter(query))
            .orderBy(Sort.parse(query.text("order_by").orElse("")))
            .page(page(query))
            .fields(List.copyOf(query.names("fields")));
    ListQuery counted = wantsTotal(query) ? asked : asked.withoutTotal();
    return query.flag("include_deleted") ? counted.withDeleted() : counted;
  }

  /** The filter; everything when there is none. */
  public static Filter filter(QueryParameters query) {
    return FilterParser.parse(query.text("filter").orElse(""));
  }

  /** What is searched for; blank when nothing is. */
  public static String q(QueryParameters query) {
    return query.text("q").orElse("");
  }

  /** Whether the whole list is to be counted. */
  public static boolean wantsTotal(QueryParameters query) {
    return query.text("total").isEmpty() || query.flag("total");
  }

  /** Which part of the list. */
  public static PageRequest page(QueryParameters query) {
    int size = query.integer("per_page", 1, PageRequest.MAX_SIZE).orElse(PageRequest.DEFAULT_SIZE);
    OptionalInt number = query.integer("page", 1, Integer.MAX_VALUE);
    Optional<String> cursor = query.text("cursor");
    if (cursor.isPresent() && number.isPresent()) {
      throw new MalformedQueryException("cursor", "is given together with page");
    }
    return cursor.isPresent()
        ? new PageRequest.At(cursor.get(), size)
        : new PageRequest.Numbered(number.orElse(1), size);
  }
}
