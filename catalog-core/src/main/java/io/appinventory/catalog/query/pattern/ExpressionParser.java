package io.appinventory.catalog.query.pattern;

import io.appinventory.catalog.query.pattern.Node.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads regular expressions of the common subset. */
final class ExpressionParser {
  private static final int MAX_REPETITIONS = 100;
  private static final int MAX_NESTING = 10;

  private final int[] text;
  private int index;
  private int nesting;

  ExpressionParser(String text) {
    this.text = text.codePoints().toArray();
  }

  Node parse() throws InvalidExpressionException {
    Node node = choice();
    if (index < text.length) {
      throw new InvalidExpressionException("a ) closes nothing");
    }
    return node;
  }

  private Node choice() throws InvalidExpressionException {
    List<Node> parts = new ArrayList<>();
    parts.add(sequence());
    while (skip('|')) {
      parts.add(sequence());
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Choice(parts);
  }

  private Node sequence() throws InvalidExpressionException {
    List<Node> parts = new ArrayList<>();
    while (index < text.length && peek() != '|' && peek() != ')') {
      parts.add(repeated(single()));
    }
    if (parts.isEmpty()) {
      throw new InvalidExpressionException("there is nothing between two of ( | ) or at an end");
    }
    return new Node.Sequence(parts);
  }

  private Node single() throws InvalidExpressionException {
    int c = text[index++];
    return switch (c) {
      case '.' -> new Node.Characters(List.of(), true);
      case '^' -> new Node.Start();
      case '$' -> new Node.End();
      case '(' -> group();
      case '[' -> set();
      case '\\' -> escape();
      case '*', '+', '?', '{' ->
          throw new InvalidExpressionException(
              "there is nothing to repeat before "
                  + Character.toString(c)
                  + "; a character itself is written \\"
                  + Character.toString(c));
      default -> one(c);
    };
  }

  private Node group() throws InvalidExpressionException {
    if (skip('?') && !skip(':')) {
      throw new InvalidExpressionException(
          "( may be followed by ?: only; lookaround, names and options are not allowed");
    }
    nesting++;
    if (nesting > MAX_NESTING) {
      throw new InvalidExpressionException("it is nested deeper than " + MAX_NESTING + " levels");
    }
    Node inner = choice();
    nesting--;
    if (!skip(')')) {
      throw new InvalidExpressionException("a ) is missing");
    }
    return inner;
  }

  private Node repeated(Node node) throws InvalidExpressionException {
    if (index == text.length || "*+?{".indexOf(peek()) < 0) {
      return node;
    }
    if (node instanceof Node.Start || node instanceof Node.End) {
      throw new InvalidExpressionException("^ and $ cannot be repeated");
    }
    Node repeat =
        switch (text[index++]) {
          case '*' -> new Node.Repeat(node, 0, Node.UNBOUNDED);
          case '+' -> new Node.Repeat(node, 1, Node.UNBOUNDED);
          case '?' -> new Node.Repeat(node, 0, 1);
          default -> bounded(node);
        };
    if (index < text.length && "*+?{".indexOf(peek()) >= 0) {
      throw new InvalidExpressionException(
          "a repetition cannot be followed by " + Character.toString(peek()));
    }
    return repeat;
  }

  private Node bounded(Node node) throws InvalidExpressionException {
    int min = number();
    int max = skip(',') ? (index < text.length && peek() == '}' ? Node.UNBOUNDED : number()) : min;
    if (!skip('}')) {
      throw new InvalidExpressionException("a repetition is written {2}, {2,} or {2,5}");
    }
    if ((max != Node.UNBOUNDED && max < min) || max == 0) {
      throw new InvalidExpressionException(
          "a repetition of " + min + " to " + max + " times is none");
    }
    return new Node.Repeat(node, min, max);
  }

  private int number() throws InvalidExpressionException {
    int start = index;
    int value = 0;
    while (index < text.length && peek() >= '0' && peek() <= '9' && index - start < 4) {
      value = value * 10 + text[index++] - '0';
    }
    if (index == start || value > MAX_REPETITIONS) {
      throw new InvalidExpressionException(
          "a repetition takes numbers from 0 to " + MAX_REPETITIONS);
    }
    return value;
  }

  private Node set() throws InvalidExpressionException {
    boolean negated = skip('^');
    List<Span> spans = new ArrayList<>();
    while (index < text.length && peek() != ']') {
      spans.addAll(member());
    }
    if (!skip(']')) {
      throw new InvalidExpressionException("a ] is missing");
    }
    if (spans.isEmpty()) {
      throw new InvalidExpressionException("[] is empty; a ] itself is written \\]");
    }
    return new Node.Characters(List.copyOf(spans), negated);
  }

  private List<Span> member() throws InvalidExpressionException {
    int c = text[index++];
    if (c == '\\' && index < text.length && CharacterClasses.known(peek())) {
      return CharacterClasses.spans(text[index++]);
    }
    int first = memberCharacter(c);
    boolean range = index + 1 < text.length && peek() == '-' && text[index + 1] != ']';
    if (!range) {
      return List.of(new Span(first, first));
    }
    index++;
    int last = memberCharacter(text[index++]);
    if (last < first) {
      throw new InvalidExpressionException("a range runs backwards");
    }
    return List.of(new Span(first, last));
  }

  private int memberCharacter(int c) throws InvalidExpressionException {
    if (c == '[') {
      throw new InvalidExpressionException("inside of brackets a [ is written \\[");
    }
    return c == '\\' ? escapedCharacter() : c;
  }

  private Node escape() throws InvalidExpressionException {
    if (index < text.length && CharacterClasses.known(Character.toLowerCase(peek()))) {
      int name = text[index++];
      boolean negated = Character.isUpperCase(name);
      return new Node.Characters(CharacterClasses.spans(Character.toLowerCase(name)), negated);
    }
    return one(escapedCharacter());
  }

  private int escapedCharacter() throws InvalidExpressionException {
    int c = index < text.length ? text[index++] : ' ';
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> {
        if (c <= ' ' || c > '~' || Character.isLetterOrDigit(c)) {
          throw new InvalidExpressionException(
              "\\"
                  + Character.toString(c)
                  + " is not allowed; known are \\d \\w \\s \\D \\W \\S \\n \\r \\t and signs");
        }
        yield c;
      }
    };
  }

  private static Node one(int c) {
    return new Node.Characters(List.of(new Span(c, c)), false);
  }

  private int peek() {
    return text[index];
  }

  private boolean skip(int c) {
    boolean found = index < text.length && text[index] == c;
    index += found ? 1 : 0;
    return found;
  }
}
