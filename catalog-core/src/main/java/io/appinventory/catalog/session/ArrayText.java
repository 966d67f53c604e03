package io.appinventory.catalog.session;

import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Values as one text, as PostgreSQL reads an array (PostgreSQL documentation, Arrays). */
final class ArrayText {
  private final StringBuilder text = new StringBuilder();

  /** Adds a value; an array is a value too. */
  void add(@Nullable Object value) {
    addSpelled(value == null ? null : spelled(value));
  }

  /** Adds a value that is spelled already. */
  void addSpelled(@Nullable String value) {
    text.append(text.isEmpty() ? '{' : ',');
    if (value == null) {
      text.append("NULL");
    } else {
      quote(value);
    }
  }

  /** A value as the database reads it. */
  static String spelled(Object value) {
    return switch (value) {
      case String string -> string;
      case JSONB json -> json.data();
      case JSON json -> json.data();
      case Object[] items -> {
        ArrayText array = new ArrayText();
        for (Object item : items) {
          array.add(item);
        }
        yield array.end();
      }
      default -> value.toString();
    };
  }

  private void quote(String value) {
    text.append('"');
    int from = 0;
    if (value.indexOf('"') >= 0 || value.indexOf('\\') >= 0) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          text.append(value, from, i).append('\\');
          from = i;
        }
      }
    }
    text.append(value, from, value.length()).append('"');
  }

  /** How long it is by now. */
  int length() {
    return text.length();
  }

  /** The whole text; the next value begins another. */
  String end() {
    String array = text.isEmpty() ? "{}" : text.append('}').toString();
    text.setLength(0);
    return array;
  }
}
