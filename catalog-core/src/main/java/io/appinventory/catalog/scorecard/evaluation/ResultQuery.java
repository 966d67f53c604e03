package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;

/**
 * What is asked of the results of a scorecard.
 *
 * @param filter which of the entities that it is for
 * @param sort in which order: {@code score}, {@code level} (by its place on the ladder), or
 *     properties that all of the types have; none for the lowest scores first. What has no value
 *     comes last in either direction, the id breaks ties
 * @param page which part
 * @param withTotal whether to count all of them
 * @param withFilters whether to show what criteria ask
 */
public record ResultQuery(
    Filter filter, Sort sort, PageRequest page, boolean withTotal, boolean withFilters) {
  private static final ResultQuery ALL =
      new ResultQuery(Filter.always(), Sort.byDefault(), PageRequest.first(), true, false);

  /** The first page of all, the lowest scores first. */
  public static ResultQuery all() {
    return ALL;
  }

  /** The same for other entities. */
  public ResultQuery where(Filter other) {
    return new ResultQuery(other, sort, page, withTotal, withFilters);
  }

  /** The same in another order. */
  public ResultQuery orderBy(Sort other) {
    return new ResultQuery(filter, other, page, withTotal, withFilters);
  }

  /** Another part of it. */
  public ResultQuery page(PageRequest other) {
    return new ResultQuery(filter, sort, other, withTotal, withFilters);
  }

  /** The same without the total, which has to be counted. */
  public ResultQuery withoutTotal() {
    return new ResultQuery(filter, sort, page, false, withFilters);
  }

  /** The same with what criteria ask. */
  public ResultQuery explained() {
    return new ResultQuery(filter, sort, page, withTotal, true);
  }
}
