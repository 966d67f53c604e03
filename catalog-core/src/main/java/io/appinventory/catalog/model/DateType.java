package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** A day of the calendar, {@code 2026-01-31}. Years 1 to 9999. */
public record DateType() implements ValueType<LocalDate, LocalDate> {
  @Override
  public LocalDate read(JsonNode node) throws InvalidValueException {
    if (!node.isTextual()) {
      throw ValueType.wrongType("a date such as 2026-01-31", node);
    }
    LocalDate value = parse(node.textValue());
    check(value);
    return value;
  }

  private static LocalDate parse(String text) throws InvalidValueException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidValueException(
          "invalid", "is '" + ValueType.shortened(text) + "', expected a date such as 2026-01-31");
    }
  }

  @Override
  public void check(LocalDate value) throws InvalidValueException {
    if (value.getYear() < 1 || value.getYear() > 9999) {
      throw new InvalidValueException("out_of_range", "lies outside of the years 1 to 9999");
    }
  }

  @Override
  public void write(JsonGenerator out, LocalDate value) throws IOException {
    out.writeString(value.toString());
  }

  @Override
  public JsonNode toJson(LocalDate value) {
    return JsonNodeFactory.instance.textNode(value.toString());
  }

  @Override
  public LocalDate decode(LocalDate stored) {
    return stored;
  }

  @Override
  public LocalDate encode(LocalDate value) {
    return value;
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("string").put("format", "date");
  }
}
