package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.pattern.TextPattern;
import java.util.List;

/** What is asked of a value. A missing value answers every test with no. */
public sealed interface ValueTest {
  /** Tests that a plain value can be put to. */
  sealed interface OfValue extends ValueTest permits Comparison, Among, Fits, Presence {}

  /**
   * Tests that a list of texts can be put to: whether some element passes, or how many there are.
   */
  sealed interface OfElements extends ValueTest permits Among, Fits, Presence, Size {}

  /**
   * Tests that a place in a JSON value can be put to. Arrays that stand there are looked into, one
   * level deep.
   */
  sealed interface OfJson extends ValueTest
      permits Comparison, Among, Fits, Presence, Size, JsonHas {}

  /** Compares with a value. Never {@link Operator#NE}: that is the opposite of equal. */
  record Comparison(Operator operator, Scalar value) implements OfValue, OfJson {
    /** Refuses {@code !=}. */
    public Comparison {
      if (operator == Operator.NE) {
        throw new IllegalArgumentException("unequal is the opposite of equal");
      }
    }
  }

  /** Equals one of the values. */
  record Among(List<Scalar> values) implements OfValue, OfElements, OfJson {
    /** Keeps a copy. */
    public Among {
      values = List.copyOf(values);
    }
  }

  /** Is text that fits the pattern. */
  record Fits(TextPattern pattern) implements OfValue, OfElements, OfJson {}

  /** Is there and not empty: no empty text, list or object, no JSON null. */
  record Presence() implements OfValue, OfElements, OfJson {}

  /** How many elements there are; none where the list is missing. */
  record Size(Operator operator, long number) implements OfElements, OfJson {}

  /** A text that contains {@code part}, or an array with an element that is {@code whole}. */
  record JsonHas(TextPattern part, TextPattern whole) implements OfJson {}
}
