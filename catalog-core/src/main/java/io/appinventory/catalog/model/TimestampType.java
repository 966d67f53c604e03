package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A point in time, RFC 3339, kept to the microsecond (finer digits are cut off). Years 1 to 9999.
 */
public record TimestampType() implements ValueType<Instant, Instant> {
  private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

  @Override
  public Instant read(JsonNode node) throws InvalidValueException {
    if (!node.isTextual()) {
      throw ValueType.wrongType("a timestamp such as 2026-01-31T12:00:00Z", node);
    }
    Instant value = parse(node.textValue());
    check(value);
    return value;
  }

  /** Reads RFC 3339 with any offset. */
  public static Instant parse(String text) throws InvalidValueException {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new InvalidValueException(
          "invalid",
          "is '"
              + ValueType.shortened(text)
              + "', expected a timestamp such as 2026-01-31T12:00:00Z");
    }
  }

  @Override
  public void check(Instant value) throws InvalidValueException {
    if (value.isBefore(MIN) || value.isAfter(MAX)) {
      throw new InvalidValueException("out_of_range", "lies outside of the years 1 to 9999");
    }
  }

  @Override
  public void write(JsonGenerator out, Instant value) throws IOException {
    out.writeString(value.toString());
  }

  @Override
  public JsonNode toJson(Instant value) {
    return JsonNodeFactory.instance.textNode(value.toString());
  }

  @Override
  public Instant decode(Instant stored) {
    return stored;
  }

  @Override
  public Instant encode(Instant value) {
    return value.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("string").put("format", "date-time");
  }
}
