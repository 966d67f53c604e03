package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A decimal number, exact.
 *
 * @param min the least value
 * @param max the greatest value
 * @param scale the most digits after the point
 */
public record DecimalType(BigDecimal min, BigDecimal max, int scale)
    implements ValueType<BigDecimal, BigDecimal> {
  @Override
  public BigDecimal read(JsonNode node) throws InvalidValueException {
    if (!node.isNumber()) {
      throw ValueType.wrongType("a number", node);
    }
    check(node.decimalValue());
    return node.decimalValue();
  }

  @Override
  public void check(BigDecimal value) throws InvalidValueException {
    if (!inRange(value)) {
      throw new InvalidValueException(
          "out_of_range",
          "is " + ValueType.shortened(value.toString()) + ", allowed is " + min + " to " + max);
    }
    if (!fits(value)) {
      throw new InvalidValueException(
          "out_of_range",
          "is "
              + ValueType.shortened(value.toString())
              + ", at most "
              + scale
              + " digits may follow the point");
    }
  }

  private boolean inRange(BigDecimal value) {
    return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
  }

  private boolean fits(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= scale;
  }

  @Override
  public void write(JsonGenerator out, BigDecimal value) throws IOException {
    out.writeNumber(value);
  }

  @Override
  public JsonNode toJson(BigDecimal value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  @Override
  public BigDecimal decode(BigDecimal stored) {
    return stored;
  }

  /** With as many digits as the column gives back, so that equal numbers are equal values. */
  @Override
  public BigDecimal encode(BigDecimal value) {
    return inRange(value) && fits(value) ? value.setScale(scale) : value;
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("number").put("minimum", min).put("maximum", max);
  }
}
