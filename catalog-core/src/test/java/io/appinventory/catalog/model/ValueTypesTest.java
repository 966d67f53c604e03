package io.appinventory.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type of value takes from JSON, as what, and what it answers to the rest. */
class ValueTypesTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final TextType NAME = new TextType(1, 4);
  private static final TextType NOTE = new TextType(0, 4);

  private enum Colour implements Coded {
    RED,
    DARK_BLUE
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "abcd"         | abcd    | -
          "abcde"        | -       | too_long
          "a😀b😀"       | a😀b😀  | -
          "😀😀😀😀😀"   | -       | too_long
          ""             | -       | too_short
          " \\t\\n "     | -       | too_short
          "\\u00a0"      | '\u00a0'| -
          "a\\u0000b"    | -       | invalid
          "\\ud83d"      | -       | invalid
          "\\ude00\\ud83d" | -     | invalid
          "\\ud83d\\ude00" | 😀    | -
          1              | -       | wrong_type
          true           | -       | wrong_type
          ["a"]          | -       | wrong_type
          {}             | -       | wrong_type
          """)
  void readsText(String json, String value, String error) {
    assertReads(NAME, json, value, error);
  }

  @Test
  void takesNoTextWhereItMayBeBlank() {
    assertReads(NOTE, "\"\"", "", null);
    assertReads(NOTE, "\"  \"", "  ", null);
    assertReads(NOTE, "\"12345\"", null, "too_long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "red"       | red       | -
          "dark_blue" | dark_blue | -
          "RED"       | -         | not_allowed
          "red "      | -         | not_allowed
          ""          | -         | not_allowed
          0           | -         | wrong_type
          ["red"]     | -         | wrong_type
          """)
  void readsCodes(String json, String value, String error) {
    CodeType<Colour> type = new CodeType<>(List.of(Colour.values()));
    assertThat(answer(type, json, Colour::code)).isEqualTo(value == null ? error : value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          1                      | 1  | -
          5                      | 5  | -
          -3                     | -3 | -
          6                      | -  | out_of_range
          -4                     | -  | out_of_range
          2147483648             | -  | out_of_range
          99999999999999999999999| -  | out_of_range
          1.0                    | -  | wrong_type
          1.5                    | -  | wrong_type
          1e0                    | -  | wrong_type
          "1"                    | -  | wrong_type
          true                   | -  | wrong_type
          """)
  void readsWholeNumbers(String json, Integer value, String error) {
    assertReads(new IntegerType(-3, 5), json, value, error);
    assertReads(new LongType(-3, 5), json, value == null ? null : value.longValue(), error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          9223372036854775807  | 9223372036854775807  | -
          -9223372036854775808 | -9223372036854775808 | -
          9223372036854775808  | -                    | out_of_range
          1e400                | -                    | wrong_type
          """)
  void readsGreatWholeNumbers(String json, Long value, String error) {
    assertReads(new LongType(Long.MIN_VALUE, Long.MAX_VALUE), json, value, error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          0           | 0.00   | -
          1           | 1.00   | -
          1.5         | 1.50   | -
          1.50        | 1.50   | -
          1.500       | 1.50   | -
          1e2         | 100.00 | -
          100.00      | 100.00 | -
          -100        | -100.00| -
          0.1         | 0.10   | -
          100.01      | -      | out_of_range
          1.005       | -      | out_of_range
          1e-9        | -      | out_of_range
          1e999999999 | -      | out_of_range
          -1e99999999 | -      | out_of_range
          1e-99999999 | -      | out_of_range
          "1"         | -      | wrong_type
          """)
  void readsDecimals(String json, BigDecimal value, String error) {
    BigDecimal most = new BigDecimal(100);
    DecimalType type = new DecimalType(most.negate(), most, 2);
    assertThat(answer(type, json, read -> type.decode(type.encode(read))))
        .isEqualTo(value == null ? error : value);
  }

  @Test
  void leavesWhatIsNoDecimalOfTheColumnToTheCheck() {
    DecimalType type = new DecimalType(BigDecimal.ZERO, BigDecimal.TEN, 2);
    for (String wrong : List.of("1e999999999", "1e-99999999", "0.001")) {
      assertThat(type.encode(new BigDecimal(wrong))).isEqualTo(new BigDecimal(wrong));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          true    | true  | -
          false   | false | -
          "true"  | -     | wrong_type
          1       | -     | wrong_type
          0       | -     | wrong_type
          """)
  void readsTruth(String json, Boolean value, String error) {
    assertReads(new BooleanType(), json, value, error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "2026-01-31T12:00:00Z"              | 2026-01-31T12:00:00Z        | -
          "2026-01-31t12:00:00z"              | 2026-01-31T12:00:00Z        | -
          "2026-01-31T12:00:00+05:30"         | 2026-01-31T06:30:00Z        | -
          "2026-01-31T00:00:00-18:00"         | 2026-01-31T18:00:00Z        | -
          "2026-01-31T12:00:00.1Z"            | 2026-01-31T12:00:00.100Z    | -
          "2026-01-31T12:00:00.123456Z"       | 2026-01-31T12:00:00.123456Z | -
          "2026-01-31T12:00:00.123456999Z"    | 2026-01-31T12:00:00.123456Z | -
          "1969-12-31T23:59:59.9999999Z"      | 1969-12-31T23:59:59.999999Z | -
          "0001-01-01T00:00:00Z"              | 0001-01-01T00:00:00Z        | -
          "0001-01-01T00:00:00+00:01"         | -                           | out_of_range
          "9999-12-31T23:59:59.999999999Z"    | 9999-12-31T23:59:59.999999Z | -
          "9999-12-31T23:59:59-00:01"         | -                           | out_of_range
          "0000-01-01T00:00:00Z"              | -                           | out_of_range
          "-0001-01-01T00:00:00Z"             | -                           | out_of_range
          "+10000-01-01T00:00:00Z"            | -                           | out_of_range
          "+999999999-12-31T23:59:59-18:00"   | -                           | out_of_range
          "2026-02-29T12:00:00Z"              | -                           | invalid
          "2026-01-31T25:00:00Z"              | -                           | invalid
          "2026-01-31T23:59:60Z"              | -                           | invalid
          "2026-01-31T12:00:00"               | -                           | invalid
          "2026-01-31"                        | -                           | invalid
          "2026-01-31 12:00:00Z"              | -                           | invalid
          "now"                               | -                           | invalid
          ""                                  | -                           | invalid
          1767225600                          | -                           | wrong_type
          """)
  void readsTimestamps(String json, Instant value, String error) {
    assertReads(new TimestampType(), json, value, error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "2026-01-31"           | 2026-01-31 | -
          "2024-02-29"           | 2024-02-29 | -
          "0001-01-01"           | 0001-01-01 | -
          "9999-12-31"           | 9999-12-31 | -
          "0000-12-31"           | -          | out_of_range
          "+10000-01-01"         | -          | out_of_range
          "2023-02-29"           | -          | invalid
          "2026-1-31"            | -          | invalid
          "20260131"             | -          | invalid
          "2026-01-31T00:00:00Z" | -          | invalid
          20260131               | -          | wrong_type
          """)
  void readsDates(String json, String value, String error) {
    assertThat(answer(new DateType(), json, Object::toString))
        .isEqualTo(value == null ? error : value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          "01234567-89ab-7def-8123-456789abcdef"  | 01234567-89ab-7def-8123-456789abcdef | -
          "01234567-89AB-7DEF-8123-456789ABCDEF"  | 01234567-89ab-7def-8123-456789abcdef | -
          "00000000-0000-0000-0000-000000000000"  | 00000000-0000-0000-0000-000000000000 | -
          "+1234567-89ab-7def-8123-456789abcdef"  | -                                    | invalid
          "-1234567-89ab-7def-8123-456789abcdef"  | -                                    | invalid
          "1234567-89ab-7def-8123-0456789abcdef"  | -                                    | invalid
          "012345678-9ab-7def-8123-456789abcdef"  | -                                    | invalid
          "0123456789ab7def8123456789abcdef"      | -                                    | invalid
          "{0123456-89ab-7def-8123-456789abcde}"  | -                                    | invalid
          "01234567-89ab-7def-8123-456789abcde"   | -                                    | invalid
          "01234567-89ab-7def-8123-456789abcdeg"  | -                                    | invalid
          ""                                      | -                                    | invalid
          7                                       | -                                    | wrong_type
          """)
  void readsIds(String json, UUID value, String error) {
    assertReads(new UuidType(), json, value, error);
    assertReads(new ReferenceType<Object>(), json, value == null ? null : Id.of(value), error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          []                       | []            | -
          ["b", "a"]               | [a, b]        | -
          ["a", "b", "a"]          | [a, b]        | -
          ["B", "a", "É"]          | [B, a, É]     | -
          ["😀", "\\uFFFD", "ab"]  | [ab, \uFFFD, 😀] | -
          ["a", "b", "c", "d"]     | -             | too_long
          [""]                     | -             | too_short
          ["abcde"]                | -             | too_long
          [1]                      | -             | wrong_type
          [null]                   | -             | wrong_type
          [["a"]]                  | -             | wrong_type
          "a"                      | -             | wrong_type
          {}                       | -             | wrong_type
          """)
  void readsSetsOfTextsInTheOrderOfTheirCodePoints(String json, String value, String error) {
    TextListType type = new TextListType(3, NAME);
    assertThat(answer(type, json, Object::toString)).isEqualTo(value == null ? error : value);
    assertThat(answer(type, json, read -> type.decode(type.encode(read)).toString()))
        .isEqualTo(value == null ? error : value);
  }

  private static <T> void assertReads(
      ValueType<T, ?> type, String json, Object value, String error) {
    assertThat(answer(type, json, read -> read)).isEqualTo(value == null ? error : value);
    if (value != null) {
      T read = read(type, json);
      assertThat(read(type, type.toJson(read).toString())).isEqualTo(read);
    }
  }

  private static <T> T read(ValueType<T, ?> type, String json) {
    try {
      return type.read(tree(json));
    } catch (InvalidValueException e) {
      throw new AssertionError(json, e);
    }
  }

  /** What is read, or the code of the refusal. */
  private static <T> Object answer(
      ValueType<T, ?> type, String json, java.util.function.Function<T, Object> form) {
    try {
      T value = type.read(tree(json));
      type.check(value);
      return form.apply(value);
    } catch (InvalidValueException e) {
      assertThat(e.reason()).hasSizeLessThan(250);
      return e.code();
    }
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
