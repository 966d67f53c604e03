package io.appinventory.catalog.query.pattern;

import org.jspecify.annotations.Nullable;

/**
 * A regular expression that matches somewhere in a text, case as written.
 *
 * <p>Allowed is what Java and PostgreSQL understand alike and can answer in time linear in the
 * text: characters, {@code .} (any, line breaks too), {@code [a-z]}, {@code [^a-z]}, {@code \d \w
 * \s} (ASCII) and their opposites, {@code ^} and {@code $} (start and end of the text), groups,
 * {@code |}, {@code * + ?} and {@code {2,5}} up to 100. No back references, no lookaround, no
 * options.
 */
public final class RegularExpression implements TextPattern {
  /** The most characters. */
  public static final int MAX_LENGTH = 200;

  private static final int MAX_SIZE = 1_000;

  private final String source;
  private final String expression;
  private final Program program;

  private RegularExpression(String source, Node node) {
    StringBuilder out = new StringBuilder();
    node.print(out);
    this.source = source;
    this.expression = out.toString();
    this.program = Program.of(node);
  }

  /**
   * Reads it.
   *
   * @throws InvalidExpressionException when it is broken, too long, too complex or outside of the
   *     subset
   */
  public static RegularExpression of(String source) throws InvalidExpressionException {
    if (source.isEmpty() || source.length() > MAX_LENGTH) {
      throw new InvalidExpressionException(
          "it has " + source.length() + " characters, allowed are 1 to " + MAX_LENGTH);
    }
    Node node = new ExpressionParser(source).parse();
    if (node.size() > MAX_SIZE) {
      throw new InvalidExpressionException("it repeats too much");
    }
    return new RegularExpression(source, node);
  }

  @Override
  public boolean test(String text) {
    return program.find(text);
  }

  @Override
  public String expression() {
    return expression;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RegularExpression that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /** As it was given. */
  @Override
  public String toString() {
    return source;
  }
}
