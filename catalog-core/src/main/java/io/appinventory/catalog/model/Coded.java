package io.appinventory.catalog.model;

import java.util.Locale;

/**
 * A constant of a closed vocabulary, known outside of Java by a lower-case code such as {@code
 * web_application}.
 */
public interface Coded {
  /** The constant's Java name. */
  String name();

  /** The code in JSON, filters and the database. */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
