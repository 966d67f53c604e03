package io.appinventory.catalog.query.filter;

import java.util.Arrays;
import java.util.Optional;

/** A comparison. */
public enum Operator {
  /** Equal. */
  EQ("="),
  /** Not equal; the only one that is true of what is missing. */
  NE("!="),
  /** Less. */
  LT("<"),
  /** Less or equal. */
  LE("<="),
  /** Greater. */
  GT(">"),
  /** Greater or equal. */
  GE(">=");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** How it is written. */
  public String symbol() {
    return symbol;
  }

  /** The operator that is written so. */
  public static Optional<Operator> ofSymbol(String symbol) {
    return Arrays.stream(values()).filter(each -> each.symbol.equals(symbol)).findFirst();
  }

  /** Whether it asks for order, not just for equality. */
  public boolean ordering() {
    return switch (this) {
      case EQ, NE -> false;
      case LT, LE, GT, GE -> true;
    };
  }

  /**
   * Whether it holds for two values that compare as {@code comparison} (negative, zero, positive).
   */
  public boolean holds(int comparison) {
    return switch (this) {
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
    };
  }

  @Override
  public String toString() {
    return symbol;
  }
}
