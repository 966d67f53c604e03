package io.appinventory.catalog.query;

import io.appinventory.catalog.query.filter.Filter;
import java.util.List;

/**
 * What is asked of a list.
 *
 * @param filter which entities
 * @param sort in which order
 * @param page which part
 * @param includeDeleted whether deleted entities are in it too
 * @param fields names of the properties to show, empty for all; the records are whole in any case
 * @param withTotal whether to count the whole list
 */
public record ListQuery(
    Filter filter,
    Sort sort,
    PageRequest page,
    boolean includeDeleted,
    List<String> fields,
    boolean withTotal) {
  private static final ListQuery ALL =
      new ListQuery(Filter.always(), Sort.byDefault(), PageRequest.first(), false, List.of(), true);

  /** Keeps a copy. */
  public ListQuery {
    fields = List.copyOf(fields);
  }

  /** The first page of all, in the type's own order, with the total. */
  public static ListQuery all() {
    return ALL;
  }

  /** The first page of those that satisfy the filter. */
  public static ListQuery of(Filter filter) {
    return ALL.where(filter);
  }

  /** The same for other entities. */
  public ListQuery where(Filter other) {
    return new ListQuery(other, sort, page, includeDeleted, fields, withTotal);
  }

  /** The same in another order. */
  public ListQuery orderBy(Sort other) {
    return new ListQuery(filter, other, page, includeDeleted, fields, withTotal);
  }

  /** Another part of it. */
  public ListQuery page(PageRequest other) {
    return new ListQuery(filter, sort, other, includeDeleted, fields, withTotal);
  }

  /** The same with deleted entities; for those who may see them. */
  public ListQuery withDeleted() {
    return new ListQuery(filter, sort, page, true, fields, withTotal);
  }

  /** The same with only these properties shown. */
  public ListQuery fields(List<String> names) {
    return new ListQuery(filter, sort, page, includeDeleted, names, withTotal);
  }

  /** The same without the total, which has to be counted. */
  public ListQuery withoutTotal() {
    return new ListQuery(filter, sort, page, includeDeleted, fields, false);
  }
}
