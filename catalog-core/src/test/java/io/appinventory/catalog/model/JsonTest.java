package io.appinventory.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final JsonType TYPE = new JsonType(200, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a": 1, "b": 2}          | {"b":2,"a":1}               | true
          {"a": 1}                  | {"a": 1.0}                  | true
          {"a": 100}                | {"a": 1e2}                  | true
          {"a": 0}                  | {"a": -0.0}                 | true
          {"a": [1.50]}             | {"a": [1.5]}                | true
          {"a": "é"}                | {"a": "\\u00e9"}            | true
          {"a": 0.1}                | {"a": 0.10000000000000001}  | false
          {"a": 9007199254740993}   | {"a": 9007199254740992}     | false
          {"a": 1}                  | {"a": "1"}                  | false
          {"a": 1}                  | {"a": true}                 | false
          {"a": null}               | {}                          | false
          {"a": [1, 2]}             | {"a": [2, 1]}               | false
          """)
  void comparesValuesNotSpelling(String left, String right, boolean equal) {
    Json one = Json.ofText(left);
    Json other = Json.ofText(right);
    assertThat(one.equals(other)).isEqualTo(equal);
    assertThat(other.equals(one)).isEqualTo(equal);
    assertThat(!equal || one.hashCode() == other.hashCode()).isTrue();
    assertThat(Json.of(one.node())).isEqualTo(one).hasSameHashCodeAs(one);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1234567890123456789",
        "12345678901234567890.50",
        "1.10",
        "123456789012345678901234567890"
      })
  void keepsEveryDigit(String number) {
    Json read = Json.ofText("{\"a\":" + number + "}");
    assertThat(Json.of(read.node()).text()).isEqualTo(read.text());
  }

  @Test
  void isNotTouchedByWhoeverMadeIt() {
    ObjectNode source = JsonNodeFactory.instance.objectNode().put("a", 1);
    Json json = Json.of(source);
    source.put("a", 2);
    assertThat(json.node().path("a").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          {}                              | -
          {"a": [{"b": null}]}            | -
          []                              | wrong_type
          "text"                          | wrong_type
          {"a": "b\\u0000"}               | invalid
          {"a\\u0000": 1}                 | invalid
          {"a": ["\\ud800"]}              | invalid
          {"a": 1e100}                    | -
          {"a": 1e-100}                   | -
          {"a": 1e101}                    | invalid
          {"a": 1e131072}                 | invalid
          {"a": 1e-20000}                 | invalid
          {"a": {"b": [-1e999999999]}}    | invalid
          """)
  void takesOnlyObjectsThatCanBeStored(String json, String error) {
    assertThat(error(Json.ofText(json))).isEqualTo(error);
  }

  @Test
  void limitsSizeInBytesAndDepth() {
    assertThat(error(Json.ofText("{\"a\":\"" + "x".repeat(192) + "\"}"))).isNull();
    assertThat(error(Json.ofText("{\"a\":\"" + "x".repeat(193) + "\"}"))).isEqualTo("too_long");
    assertThat(error(Json.ofText("{\"a\":\"" + "é".repeat(97) + "\"}"))).isEqualTo("too_long");
    assertThat(error(Json.ofText("{\"a\":".repeat(32) + "1" + "}".repeat(32)))).isNull();
    assertThat(error(Json.ofText("{\"a\":".repeat(33) + "1" + "}".repeat(33))))
        .isEqualTo("invalid");
  }

  private static String error(Json json) {
    InvalidValueException refused =
        catchThrowableOfType(InvalidValueException.class, () -> TYPE.check(json));
    return refused == null ? null : refused.code();
  }
}
