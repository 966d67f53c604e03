package io.appinventory.catalog.access.rule;

import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Literal;
import java.util.List;

/**
 * Puts an e-mail address in the place of {@value #MARK} in a filter. Only what is compared as a
 * whole can stand for it: not what begins with it, nor what it is a part of.
 */
final class Me {
  /** Stands for the e-mail address of who asks. */
  static final String MARK = "$me";

  private final String address;

  private Me(String address) {
    this.address = address;
  }

  /**
   * The filter as it is for somebody.
   *
   * @throws io.appinventory.catalog.error.MalformedQueryException when the mark stands elsewhere
   */
  static Filter in(Filter filter, String address) {
    return new Me(address).replaced(filter);
  }

  private Filter replaced(Filter filter) {
    return switch (filter) {
      case Filter.Always always -> always;
      case Filter.And and -> new Filter.And(all(and.parts()));
      case Filter.Or or -> new Filter.Or(all(or.parts()));
      case Filter.Not not -> new Filter.Not(replaced(not.part()));
      case Filter.Term term -> term(term);
    };
  }

  private Filter.Term term(Filter.Term term) {
    return switch (term) {
      case Filter.Compare c -> new Filter.Compare(c.path(), c.operator(), replaced(c.value()));
      case Filter.In in ->
          new Filter.In(in.path(), in.values().stream().map(this::replaced).toList());
      case Filter.Some some -> new Filter.Some(some.path(), replaced(some.where()));
      case Filter.Count count ->
          new Filter.Count(count.path(), replaced(count.where()), count.operator(), count.number());
      case Filter.Last last ->
          new Filter.Last(last.path(), replaced(last.where()), term(last.test()));
      case Filter.Prefix prefix -> unmarked(prefix, prefix.text());
      case Filter.Has has -> unmarked(has, has.value());
      case Filter.Matches matches -> unmarked(matches, matches.expression());
      case Filter.Present present -> present;
    };
  }

  private List<Filter> all(List<Filter> parts) {
    return parts.stream().map(this::replaced).toList();
  }

  private static <T extends Filter> T unmarked(T filter, Literal literal) {
    if (literal instanceof Literal.Text text && text.value().contains(MARK)) {
      throw literal.at().error("\"" + MARK + "\" can be compared by =, != and in only");
    }
    return filter;
  }

  private Literal replaced(Literal literal) {
    return literal instanceof Literal.Text text && text.value().equals(MARK)
        ? new Literal.Text(address, text.at())
        : literal;
  }
}
