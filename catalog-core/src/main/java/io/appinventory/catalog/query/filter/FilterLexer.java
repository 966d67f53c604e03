package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.query.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter's text into pieces. */
final class FilterLexer {
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2}))?");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  private static final Pattern COMPARISON = Pattern.compile("<=|>=|!=|<|>|=");
  private static final Pattern FOREIGN = Pattern.compile("==|<>|&&|\\|\\||!~|=~|~|!|\\|");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int index;

  private FilterLexer(String text) {
    this.text = text;
  }

  /** All pieces, the last of which is the end. */
  static List<Token> tokens(String text) {
    return new FilterLexer(text).run();
  }

  private List<Token> run() {
    while (index < text.length()) {
      if (Character.isWhitespace(text.charAt(index))) {
        index++;
      } else {
        next();
      }
    }
    add(Kind.END, index);
    return tokens;
  }

  private void next() {
    char c = text.charAt(index);
    switch (c) {
      case '(' -> add(Kind.OPEN, index + 1);
      case ')' -> add(Kind.CLOSE, index + 1);
      case '[' -> add(Kind.OPEN_CONDITION, index + 1);
      case ']' -> add(Kind.CLOSE_CONDITION, index + 1);
      case '.' -> add(Kind.DOT, index + 1);
      case ',' -> add(Kind.COMMA, index + 1);
      case ':' -> add(Kind.COLON, index + 1);
      case '*' -> add(Kind.STAR, index + 1);
      case '-' -> add(Kind.MINUS, index + 1);
      case '+' -> add(Kind.PLUS, index + 1);
      case '"', '\'' -> string(c);
      default -> longer(text.codePointAt(index));
    }
  }

  private void longer(int c) {
    if (c >= '0' && c <= '9') {
      number();
    } else if (wordStart(c)) {
      add(Kind.WORD, endOfWord(index));
    } else {
      comparison();
    }
  }

  private void number() {
    Matcher date = DATE.matcher(text).region(index, text.length());
    boolean isDate = date.lookingAt();
    Matcher number = NUMBER.matcher(text).region(index, text.length());
    int end = isDate ? date.end() : number.lookingAt() ? number.end() : index;
    if (end < text.length() && (wordPart(text.codePointAt(end)) || text.charAt(end) == '.')) {
      throw here()
          .error("'" + text.substring(index, end + 1) + "...' is no number; put a text in quotes");
    }
    add(isDate ? Kind.DATE : Kind.NUMBER, end);
  }

  private void comparison() {
    Matcher foreign = FOREIGN.matcher(text).region(index, text.length());
    Matcher comparison = COMPARISON.matcher(text).region(index, text.length());
    boolean known = comparison.lookingAt();
    if (foreign.lookingAt() && !(known && comparison.end() >= foreign.end())) {
      throw here().error("found '" + foreign.group() + "', " + insteadOf(foreign.group()));
    }
    if (!known) {
      String found = Character.toString(text.codePointAt(index));
      throw here().error("found '" + found + "', which means nothing here; put a text in quotes");
    }
    add(Kind.COMPARISON, comparison.end());
  }

  private static String insteadOf(String foreign) {
    return switch (foreign) {
      case "==" -> "equality is written =";
      case "<>" -> "inequality is written !=";
      case "&&" -> "write AND";
      case "||", "|" -> "write OR";
      case "!" -> "write NOT";
      default -> "write matches(name, \"expression\")";
    };
  }

  private void string(char quote) {
    int start = index;
    StringBuilder value = new StringBuilder();
    int stars = 0;
    boolean trailing = false;
    for (index++; index < text.length() && text.charAt(index) != quote; index++) {
      char c = text.charAt(index);
      trailing = c == '*';
      stars += trailing ? 1 : 0;
      value.append(c == '\\' ? escaped() : c);
    }
    if (index == text.length()) {
      throw Position.character(start + 1)
          .error("a text begins here and does not end: " + quote + " is missing");
    }
    index++;
    tokens.add(new Token(Kind.STRING, value.toString(), start, index, stars, trailing));
  }

  private char escaped() {
    index++;
    char c = index < text.length() ? text.charAt(index) : ' ';
    return switch (c) {
      case '"', '\'', '\\', '*' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default ->
          throw Position.character(index)
              .error("\\" + c + " means nothing; known are \\\" \\' \\\\ \\* \\n \\r \\t \\u0000");
    };
  }

  private char unicode() {
    String digits = text.substring(index + 1, Math.min(text.length(), index + 5));
    if (!digits.matches("[0-9A-Fa-f]{4}")) {
      throw Position.character(index).error("\\u needs four hexadecimal digits");
    }
    index += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < text.length() && wordPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean wordStart(int c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean wordPart(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(index, end), index, end, 0, false));
    index = end;
  }

  private Position here() {
    return Position.character(index + 1);
  }
}
