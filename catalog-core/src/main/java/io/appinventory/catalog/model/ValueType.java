package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The type of a property's values: how a value is read from JSON, checked, written, and kept in a
 * column. Null is never a value here; whether a property may be missing is the property's own
 * affair.
 *
 * @param <T> the values in Java
 * @param <D> the values of the column
 */
public sealed interface ValueType<T, D>
    permits BooleanType,
        CodeType,
        DateType,
        DecimalType,
        IntegerType,
        JsonType,
        LongType,
        PasswordType,
        ReferenceType,
        TextListType,
        TextType,
        TimestampType,
        UuidType {
  /** Reads and checks a JSON value, which is not JSON's null. */
  T read(JsonNode node) throws InvalidValueException;

  /** Checks a value that was made in Java against the type's limits. */
  void check(T value) throws InvalidValueException;

  /** Writes the value as JSON. */
  void write(JsonGenerator out, T value) throws IOException;

  /** The value as a JSON tree. */
  JsonNode toJson(T value);

  /** From the column. */
  T decode(D stored);

  /** To the column. */
  D encode(T value);

  /** The JSON Schema (2020-12) of a value. */
  ObjectNode schema();

  /** A schema that names just JSON's own type. */
  static ObjectNode schemaOf(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  /** The error for a JSON value of another kind. */
  static InvalidValueException wrongType(String expected, JsonNode found) {
    return new InvalidValueException(
        "wrong_type", "is " + shortened(found.toString()) + ", expected " + expected);
  }

  /** At most 80 characters of a value, for messages. */
  static String shortened(String value) {
    return value.length() <= 80 ? value : value.substring(0, 77) + "...";
  }
}
