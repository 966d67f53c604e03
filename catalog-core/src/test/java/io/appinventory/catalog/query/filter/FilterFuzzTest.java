package io.appinventory.catalog.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.resolve.FilterResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever is given as a filter: it is read, or refused with a reason. */
class FilterFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "name",
          "status",
          "team",
          ".",
          ".name",
          "attributes",
          "\"a b\"",
          "tags",
          "count",
          "last",
          "last(depends_on).",
          "matches",
          "now",
          "duration",
          "timestamp",
          "(",
          ")",
          "[",
          "]",
          "=",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          ":",
          "*",
          "-",
          "+",
          ",",
          " AND ",
          " OR ",
          "NOT ",
          "in",
          " ",
          "\"x\"",
          "'y'",
          "\"*\"",
          "\"a*\"",
          "1",
          "1.5",
          "1e9",
          "1e-999",
          "true",
          "null",
          "2026-01-01",
          "\"90d\"",
          "\\",
          "\"",
          "'",
          "\"\\u0000\"",
          "\ud800",
          "😀",
          "\u0000",
          "~",
          "==",
          "&&",
          "|",
          ";",
          "--",
          "/*",
          "$1",
          "{0}",
          "\t",
          "\n");

  private final Random random = new Random(20_260_301);

  @Test
  void textIsReadOrRefused() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          int read = 0;
          for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
              text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            read += survives(text.toString()) ? 1 : 0;
          }
          assertThat(read).isGreaterThan(5_000);
        });
  }

  @Test
  void damagedFiltersAreReadOrRefused() {
    String whole =
        "type = \"api\" AND (status != \"deprecated\" OR NOT tags:\"legacy\") AND team.name ="
            + " \"Pay*\" AND attributes.\"a b\" > 99.5 AND count(incidents[status != \"resolved\"])"
            + " = 0 AND last(incidents[severity = \"critical\"]).status != \"resolved\" AND"
            + " updated_at > now() - duration(\"90d\") AND matches(name, \"^[a-z]+$\") AND status"
            + " in (\"active\", \"planned\") AND description:*";
    assertThat(survives(whole)).isTrue();
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
          default -> text.setCharAt(at, (char) random.nextInt(0x300));
        }
      }
      survives(text.toString());
    }
  }

  /** Whether it was read; then it reads back as it was printed, and is resolved or refused too. */
  private static boolean survives(String text) {
    try {
      Filter filter = FilterParser.parse(text);
      assertThat(FilterParser.parse(FilterText.print(filter))).as(text).isEqualTo(filter);
      assertThat(FilterJson.read(FilterJson.write(filter))).as(text).isEqualTo(filter);
      FilterResolver.resolve(filter, Services.TYPE, Instant.parse("2026-03-01T00:00:00Z"));
      return true;
    } catch (MalformedQueryException e) {
      assertThat(e.getMessage()).startsWith("filter: ").hasSizeLessThan(1_500);
      return false;
    }
  }

  @Test
  void jsonIsReadOrRefused() {
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      try {
        Filter filter = FilterJson.read(json(4));
        assertThat(FilterJson.read(FilterJson.write(filter))).isEqualTo(filter);
        read++;
      } catch (MalformedQueryException e) {
        assertThat(e.getMessage()).startsWith("filter: at /");
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private JsonNode json(int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 0 ? 16 : 6)) {
      case 0 -> nodes.textNode(PIECES.get(random.nextInt(PIECES.size())));
      case 1 -> nodes.numberNode(random.nextInt(5));
      case 2 -> nodes.numberNode(random.nextDouble() > 0.5 ? Double.NaN : 1e300);
      case 3 -> nodes.booleanNode(true);
      case 4 -> nodes.nullNode();
      case 5 -> nodes.objectNode();
      case 6 -> array(depth);
      case 7 -> nodes.objectNode().set("and", array(depth));
      case 8 -> nodes.objectNode().set("or", array(depth));
      case 9 -> nodes.objectNode().set("not", json(depth - 1));
      case 10 -> nodes.objectNode().put("some", "team").set("where", json(depth - 1));
      case 11 -> nodes.objectNode().put("count", "team").put("op", "=").set("value", json(0));
      case 12 -> nodes.objectNode().put("now", "-90d");
      default -> test(depth);
    };
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int n = random.nextInt(4); n > 0; n--) {
      array.add(json(depth - 1));
    }
    return array;
  }

  private ObjectNode test(int depth) {
    List<String> operators =
        List.of("=", "!=", ">", "in", "has", "prefix", "not_prefix", "matches", "present", "x");
    ObjectNode test =
        JsonNodeFactory.instance
            .objectNode()
            .put(
                "path",
                random.nextInt(4) > 0 ? "team.name" : PIECES.get(random.nextInt(PIECES.size())))
            .put("op", operators.get(random.nextInt(operators.size())));
    return random.nextInt(5) > 0 ? test.set("value", json(depth - 1)) : test;
  }

  @Test
  void ordersAreReadOrRefused() {
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())))
            .append(random.nextInt(3) > 0 ? " " : ",");
      }
      try {
        Sort sort = Sort.parse(text.toString());
        assertThat(Sort.parse(sort.toString())).isEqualTo(sort);
      } catch (MalformedQueryException e) {
        assertThat(e.getMessage()).startsWith("order_by: ");
      }
    }
  }

  @Test
  void whatIsMadeInJavaHasItsLimitsToo() {
    Filter term = Filter.path("name").eq("x");
    Filter deep = term;
    for (int i = 0; i < 10_000; i++) {
      deep = Filter.not(deep);
    }
    Filter nested = deep;
    refused("nested deeper than 32 levels", nested);
    refused(
        "more than 200 conditions", Filter.or(new ArrayList<>(Collections.nCopies(10_000, term))));
    refused("at most 256 can be looked for", Filter.path("name").has("x".repeat(257)));
    refused("it has 201 characters", Filter.path("name").matches("x".repeat(201)));
    refused(
        "follows more than 5 relations",
        Filter.path("depends_on" + ".depends_on".repeat(1_000) + ".name").eq("x"));
    refused("deeper than 16 keys", Filter.path("attributes" + ".a".repeat(17)).eq("x"));
    Filter chain = Filter.always();
    for (int i = 0; i < 6; i++) {
      chain = Filter.path("depends_on").some(chain);
    }
    Filter some = chain;
    refused("follows more than 5 relations", some);
  }

  private static void refused(String message, Filter filter) {
    assertThatThrownBy(() -> FilterResolver.resolve(filter, Services.TYPE, Instant.EPOCH))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining(message);
  }
}
