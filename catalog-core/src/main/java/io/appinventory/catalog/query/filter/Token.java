package io.appinventory.catalog.query.filter;

/**
 * A piece of a filter's text.
 *
 * @param kind what it is
 * @param text words as they stand, strings without quotes and escapes
 * @param start its first character, counted from 0
 * @param end the character after it
 * @param stars how many stars of a string are not escaped
 * @param trailingStar whether the last character of a string is such a star
 */
record Token(Kind kind, String text, int start, int end, int stars, boolean trailingStar) {
  /** The kinds of pieces. */
  enum Kind {
    WORD("a name"),
    STRING("a text"),
    NUMBER("a number"),
    DATE("a date"),
    OPEN("("),
    CLOSE(")"),
    OPEN_CONDITION("["),
    CLOSE_CONDITION("]"),
    DOT("."),
    COMMA(","),
    COLON(":"),
    STAR("*"),
    MINUS("-"),
    PLUS("+"),
    COMPARISON("a comparison"),
    END("the end");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is the word, written exactly so. */
  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** Whether it is the word, whatever the case. */
  boolean isWordIgnoringCase(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  Position at() {
    return Position.character(start + 1);
  }

  /** How messages name it. */
  String shown() {
    String shortened = text.length() <= 40 ? text : text.substring(0, 37) + "...";
    return switch (kind) {
      case END -> "the end";
      case STRING -> "the text \"" + shortened + "\"";
      case WORD,
          NUMBER,
          DATE,
          OPEN,
          CLOSE,
          OPEN_CONDITION,
          CLOSE_CONDITION,
          DOT,
          COMMA,
          COLON,
          STAR,
          MINUS,
          PLUS,
          COMPARISON ->
          "'" + shortened + "'";
    };
  }
}
