package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.query.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads pieces one after the other: what the parts of the parser share. */
final class TokenReader {
  private final List<Token> tokens;
  private int index;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(index);
  }

  /** The piece after the next one. */
  Token second() {
    return tokens.get(Math.min(index + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = tokens.get(index);
    if (!token.is(Kind.END)) {
      index++;
    }
    return token;
  }

  boolean at(Kind kind) {
    return peek().is(kind);
  }

  /** Takes the next piece when it is of the kind. */
  boolean skip(Kind kind) {
    boolean found = at(kind);
    if (found) {
      next();
    }
    return found;
  }

  Token expect(Kind kind, String expected) {
    if (!at(kind)) {
      throw unexpected(expected);
    }
    return next();
  }

  MalformedQueryException unexpected(String expected) {
    return peek().at().error("found " + peek().shown() + ", expected " + expected);
  }

  /** {@code team.name}, {@code attributes."a.b"}. */
  Path path() {
    Position at = peek().at();
    List<String> names = new ArrayList<>();
    names.add(expect(Kind.WORD, "the name of a property or relation").text());
    while (skip(Kind.DOT)) {
      names.add(pathName());
    }
    return new Path(names, at);
  }

  private String pathName() {
    if (at(Kind.STRING) && peek().stars() > 0) {
      throw peek().at().error("a name cannot hold a star; a star itself is written \\*");
    }
    if (at(Kind.WORD) || at(Kind.STRING)) {
      return next().text();
    }
    throw unexpected("a name after the dot");
  }
}
