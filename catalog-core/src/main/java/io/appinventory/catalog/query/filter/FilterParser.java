package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.query.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text form of filters, the filtering standard of <a
 * href="https://google.aip.dev/160">AIP-160</a>:
 *
 * <pre>
 * type = "api" AND status != "deprecated" AND NOT tags:"legacy"
 * attributes.sla > 99.5 AND team.name = "Payments"
 * description:*      name = "pay*"      name:"pay"      status in ("active", "planned")
 * count(repositories) >= 1 AND updated_at > now() - duration("90d")
 * incidents[status != "resolved" AND severity = "critical"]      matches(name, "^[a-z]+$")
 * </pre>
 *
 * <p>Where it is stricter: AND and OR side by side need parentheses (AIP-160 binds OR first, SQL
 * binds AND first), conditions need AND or OR between them, and a value alone is no condition. The
 * empty text holds for everything.
 */
public final class FilterParser {
  private static final String CONNECTIVE = "AND, OR or the end";

  private final TokenReader in;
  private final TermParser terms;
  private final FilterLimits limits;
  private int nesting;

  private FilterParser(List<Token> tokens, FilterLimits limits) {
    this.in = new TokenReader(tokens);
    this.terms = new TermParser(in, limits, this::condition);
    this.limits = limits;
  }

  /**
   * Reads a filter within the usual limits.
   *
   * @throws MalformedQueryException with the position, what was found and what is allowed
   */
  public static Filter parse(String text) {
    return parse(text, FilterLimits.DEFAULT);
  }

  /**
   * Reads a filter.
   *
   * @throws MalformedQueryException with the position, what was found and what is allowed
   */
  public static Filter parse(String text, FilterLimits limits) {
    if (text.length() > limits.characters()) {
      throw Position.NONE.error(
          "it has "
              + text.length()
              + " characters, at most "
              + limits.characters()
              + " are allowed");
    }
    return new FilterParser(FilterLexer.tokens(text), limits).whole();
  }

  private Filter whole() {
    if (in.at(Kind.END)) {
      return Filter.always();
    }
    Filter filter = expression();
    if (!in.at(Kind.END)) {
      throw missingConnective();
    }
    return filter;
  }

  /** What stands in the brackets of a relation. */
  private Filter condition() {
    descend();
    Filter filter = in.at(Kind.CLOSE_CONDITION) ? Filter.always() : expression();
    if (!in.skip(Kind.CLOSE_CONDITION)) {
      throw in.unexpected("AND, OR or ]");
    }
    nesting--;
    return filter;
  }

  private Filter expression() {
    List<Filter> parts = new ArrayList<>();
    parts.add(term());
    Optional<String> connective = connective();
    while (connective.isPresent() && in.peek().isWord(connective.get())) {
      in.next();
      parts.add(term());
    }
    if (parts.size() > 1 && connective().isPresent()) {
      throw in.peek()
          .at()
          .error("AND and OR stand side by side here; say which comes first with parentheses");
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    return connective.orElseThrow().equals("AND") ? new Filter.And(parts) : new Filter.Or(parts);
  }

  private Optional<String> connective() {
    return in.peek().isWord("AND") || in.peek().isWord("OR")
        ? Optional.of(in.peek().text())
        : Optional.empty();
  }

  private Filter term() {
    boolean negated = in.peek().isWord("NOT") || in.at(Kind.MINUS);
    if (negated) {
      in.next();
    }
    Filter filter = in.at(Kind.OPEN) ? composite() : terms.term();
    return negated ? new Filter.Not(filter) : filter;
  }

  private Filter composite() {
    in.next();
    descend();
    Filter filter = expression();
    if (!in.skip(Kind.CLOSE)) {
      throw in.unexpected("AND, OR or )");
    }
    nesting--;
    return filter;
  }

  private void descend() {
    nesting++;
    if (nesting > limits.nesting()) {
      throw in.peek().at().error("it is nested deeper than " + limits.nesting() + " levels");
    }
  }

  private MalformedQueryException missingConnective() {
    Token found = in.peek();
    if (found.isWordIgnoringCase("and") || found.isWordIgnoringCase("or")) {
      return found.at().error("found " + found.shown() + ", write it in capital letters");
    }
    return in.unexpected(CONNECTIVE);
  }
}
