package io.appinventory.catalog.exchange.backstage.view;

import java.math.BigDecimal;

/** Numbers as JavaScript spells them (ECMAScript, Number::toString). */
public final class ScriptNumber {
  private static final int MAX_PLAIN = 21;
  private static final int MIN_PLAIN = -6;

  private ScriptNumber() {}

  /** The spelling of the double that is nearest to the number. */
  public static String text(BigDecimal number) {
    double value = number.doubleValue();
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int digits = shortest.precision();
    int point = digits - shortest.scale();
    if (point <= MAX_PLAIN && point > MIN_PLAIN) {
      return shortest.toPlainString();
    }
    String all = shortest.unscaledValue().abs().toString();
    String fraction = all.length() > 1 ? "." + all.substring(1) : "";
    int exponent = point - 1;
    return (value < 0 ? "-" : "")
        + all.charAt(0)
        + fraction
        + "e"
        + (exponent < 0 ? "-" : "+")
        + Math.abs(exponent);
  }
}
