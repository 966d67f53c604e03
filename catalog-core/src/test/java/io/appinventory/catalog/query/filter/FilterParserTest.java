package io.appinventory.catalog.query.filter;

import static io.appinventory.catalog.query.filter.Filter.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.appinventory.catalog.domain.EntityStatus;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.error.MalformedQueryException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The text form. */
class FilterParserTest {
  static Stream<Arguments> readings() {
    Filter a = path("a").eq(1);
    Filter b = path("b").eq("x");
    Filter c = path("c").present();
    return Stream.of(
        arguments("", Filter.always()),
        arguments("  \n ", Filter.always()),
        arguments("a = 1", a),
        arguments("a=1", a),
        arguments("(((a = 1)))", a),
        arguments("b = \"x\"", b),
        arguments("b = 'x'", b),
        arguments("b = x", b),
        arguments("c:*", c),
        arguments("a = 1 AND b = x AND c:*", Filter.and(a, b, c)),
        arguments("a = 1 OR b = x OR c:*", Filter.or(a, b, c)),
        arguments("(a = 1 OR b = x) AND c:*", Filter.and(Filter.or(a, b), c)),
        arguments("a = 1 OR (b = x AND c:*)", Filter.or(a, Filter.and(b, c))),
        arguments("NOT c:*", Filter.not(c)),
        arguments("-c:*", Filter.not(c)),
        arguments("NOT (a = 1 AND b = x)", Filter.not(Filter.and(a, b))),
        arguments("a != -1.50", path("a").compare(Operator.NE, Literal.of(new BigDecimal("-1.5")))),
        arguments("a >= 1e3", path("a").compare(Operator.GE, Literal.of(1000))),
        arguments("a = true", path("a").eq(true)),
        arguments("a = \"true\"", path("a").eq("true")),
        arguments("team.name = Payments", path("team.name").eq("Payments")),
        arguments(
            "x.\"a.b\".c < 5",
            Path.of(List.of("x", "a.b", "c")).compare(Operator.LT, Literal.of(5))),
        arguments("x.AND = 1", path("x.AND").eq(1)),
        arguments("tags:pci", path("tags").has("pci")),
        arguments("tags:\"p c\\*i\"", path("tags").has("p c*i")),
        arguments("name = \"pay*\"", path("name").startsWith("pay")),
        arguments(
            "name != \"pay*\"", new Filter.Prefix(path("name"), Operator.NE, Literal.of("pay"))),
        arguments("name = \"pay\\*\"", path("name").eq("pay*")),
        arguments("name = \"a\\*b*\"", path("name").startsWith("a*b")),
        arguments("status in (\"active\", planned)", path("status").in("active", "planned")),
        arguments("status IN (active)", path("status").in("active")),
        arguments("matches(name, \"^a.*\\\\d$\")", path("name").matches("^a.*\\d$")),
        arguments(
            "incidents[status != \"resolved\"]",
            path("incidents").some(path("status").ne("resolved"))),
        arguments("incidents[]", path("incidents").some(Filter.always())),
        arguments("count(repositories) >= 1", path("repositories").count(Operator.GE, 1)),
        arguments(
            "count(team.people[name:a]) = 0",
            path("team.people").count(path("name").has("a"), Operator.EQ, 0)),
        arguments(
            "last(builds).status = success",
            path("builds").last(Filter.always(), path("status").eq("success"))),
        arguments(
            "last(team.builds[branch = main]).by.name:a",
            path("team.builds").last(path("branch").eq("main"), path("by.name").has("a"))),
        arguments(
            "last(a).last(b[c:*]).d in (e)",
            path("a").last(Filter.always(), path("b").last(c, path("d").in("e")))),
        arguments(
            "matches(last(a).b, \"x\")", path("a").last(Filter.always(), path("b").matches("x"))),
        arguments(
            "count(last(a).b[c:*]) < 2",
            path("a").last(Filter.always(), path("b").count(c, Operator.LT, 2))),
        arguments("last(a).b[c:*]", path("a").last(Filter.always(), path("b").some(c))),
        arguments("last(a).b:*", path("a").last(Filter.always(), path("b").present())),
        arguments("last(a).b = \"x*\"", path("a").last(Filter.always(), path("b").startsWith("x"))),
        arguments("last.a = 1", path("last.a").eq(1)),
        arguments("last = 1", path("last").eq(1)),
        arguments("at > now() - duration(\"90d\")", path("at").within(Duration.ofDays(90))),
        arguments(
            "at < now()+duration('1d12h') - duration('30m')",
            path("at").compare(Operator.LT, Literal.now(Duration.ofMinutes(35 * 60 + 30)))),
        arguments(
            "at < timestamp(\"2026-01-31T12:00:00+01:00\")",
            path("at").before(Instant.parse("2026-01-31T11:00:00Z"))),
        arguments(
            "at < 2026-01-31T12:00:00Z",
            path("at").compare(Operator.LT, Literal.of("2026-01-31T12:00:00Z"))),
        arguments("at < 2026-01-31", path("at").compare(Operator.LT, Literal.of("2026-01-31"))),
        arguments("größe = 1", path("größe").eq(1)),
        arguments("us-east = eu-west-1", path("us-east").eq("eu-west-1")));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void reads(String text, Filter expected) {
    assertThat(FilterParser.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("readings")
  void printsWhatItReadsBack(String text, Filter filter) {
    assertThat(FilterParser.parse(FilterText.print(filter))).isEqualTo(filter);
  }

  @ParameterizedTest
  @MethodSource("readings")
  void writesJsonWhatItReadsBack(String text, Filter filter) {
    assertThat(FilterJson.read(FilterJson.write(filter))).isEqualTo(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a = 1 AND b = 2 OR c = 3     | at 17: AND and OR stand side by side
          a = 1 OR b = 2 AND c = 3     | at 16: AND and OR stand side by side
          a = 1 b = 2                  | at 7: found 'b', expected AND, OR or the end
          a = 1 and b = 2              | at 7: found 'and', write it in capital letters
          a                            | at 2: found the end, expected =, !=
          a =                          | at 4: found the end, expected a value
          a = null                     | at 5: there is no null: write name:* for present
          a = AND                      | at 5: found 'AND', expected a value
          a == 1                       | at 3: found '==', equality is written =
          a <> 1                       | at 3: found '<>', inequality is written !=
          a = 1 && b = 2               | at 7: found '&&', write AND
          !a = 1                       | at 1: found '!', write NOT
          a ~ "x"                      | at 3: found '~', write matches(
          "foo"                        | at 1: found the text "foo" alone
          AND a = 1                    | at 1: found 'AND', expected a condition
          (a = 1                       | at 7: found the end, expected AND, OR or )
          a = 1)                       | at 6: found ')', expected AND, OR or the end
          a[b = 1                      | at 8: found the end, expected AND, OR or ]
          a[b = 1].c = 2               | at 9: nothing follows the brackets
          a = "x                       | at 5: a text begins here and does not end
          a = "\\q"                    | at 6: \\q means nothing
          a = "\\u12"                  | at 6: \\u needs four hexadecimal digits
          a = "x*y"                    | at 5: a star stands only at the end of a text after = or !=
          a:"x*"                       | at 3: a star stands only at the end
          a < "x*"                     | at 5: a star stands only at the end
          a in ("x*")                  | at 7: a star stands only at the end
          a = *                        | at 5: write a:* for present
          a in ()                      | at 7: found ')', expected a value
          a:(b OR c)                   | at 3: write each value with its name
          a. = 1                       | at 4: found '=', expected a name after the dot
          a = b.c                      | at 5: a text with a dot in it has to stand in quotes
          a = 1.2.3                    | at 5: '1.2....' is no number; put a text in quotes
          a = 2xx                      | at 5: '2x...' is no number; put a text in quotes
          last(a) = 1                  | at 9: found '=', expected . and what is asked of it
          last(a                       | at 7: found the end, expected [ or )
          last(a[b:*)                  | at 11: found ')', expected AND, OR or ]
          last(a).b                    | at 10: found the end, expected =, !=
          last(a).                     | at 9: found the end, expected the name of a property
          last(a).(b = 1)              | at 9: found '(', expected the name of a property
          last()                       | at 6: found ')', expected the name of a property
          foo(a) = 1                   | at 1: no function 'foo', known are count, last, matches
          a = foo()                    | at 5: no function 'foo' gives a value
          now() > a                    | at 1: now(...) is a value
          a > duration("1d")           | at 5: a duration stands only after now()
          a > now() - 5                | at 13: found '5', expected duration("...")
          a > now() - duration("5x")   | at 22: found the text "5x", expected a length of time
          a > timestamp("yesterday")   | at 15: the timestamp is 'yesterday', expected
          count(a)                     | at 9: found the end, expected =, !=
          count(a) > x                 | at 12: found 'x', expected a whole number
          count(a) > 1.5               | at 12: found '1.5', expected a whole number
          count(a b) > 1               | at 9: found 'b', expected [ or )
          matches(a)                   | at 10: found ')', expected ,
          matches(a, b)                | at 12: found 'b', expected a regular expression in quotes
          NOT NOT a = 1                | at 5: found 'NOT', expected a condition
          a = 1 ; drop table services  | at 7: found ';', which means nothing here
          """)
  void refuses(String text, String message) {
    assertThatThrownBy(() -> FilterParser.parse(text))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageStartingWith("filter: " + message);
  }

  @Test
  void refusesWhatIsTooLarge() {
    String terms =
        IntStream.range(0, 201).mapToObj(i -> "a = 1").collect(Collectors.joining(" AND "));
    assertThatThrownBy(() -> FilterParser.parse(terms))
        .hasMessageContaining("more than 200 conditions");
    String deep = "(".repeat(33) + "a = 1" + ")".repeat(33);
    assertThatThrownBy(() -> FilterParser.parse(deep))
        .hasMessageContaining("nested deeper than 32 levels");
    assertThatThrownBy(() -> FilterParser.parse(" ".repeat(20_001)))
        .hasMessageContaining("20000 are allowed");
    String values = IntStream.range(0, 501).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
    assertThatThrownBy(() -> FilterParser.parse("a in (" + values + ")"))
        .hasMessageContaining("at most 500");
    assertThat(FilterParser.parse("(".repeat(32) + "a = 1" + ")".repeat(32)))
        .isEqualTo(path("a").eq(1));
  }

  @Test
  void factoriesSayTheSameAsText() {
    assertThat(Filter.eq(Services.STATUS, EntityStatus.ACTIVE))
        .isEqualTo(FilterParser.parse("status = active"));
    assertThat(Filter.in(Services.STATUS, List.of(EntityStatus.ACTIVE)))
        .isEqualTo(FilterParser.parse("status in (active)"));
    assertThat(Filter.some(Services.INCIDENTS, path("status").ne("resolved")))
        .isEqualTo(FilterParser.parse("incidents[status != \"resolved\"]"));
    assertThat(Filter.path(io.appinventory.catalog.domain.Teams.NAME, Services.TEAM).eq("Payments"))
        .isEqualTo(FilterParser.parse("team.name = \"Payments\""));
    assertThat(new Literal.Time(Optional.empty(), Duration.ofNanos(1_999), Position.NONE).offset())
        .isEqualTo(Duration.ofNanos(1_000));
  }

  @Test
  void partsThatAlwaysHoldAreLeftOut() {
    Filter a = path("a").eq(1);
    assertThat(Filter.and(Filter.always(), a)).isEqualTo(a);
    assertThat(Filter.and()).isEqualTo(Filter.always());
    assertThat(Filter.or(a, Filter.always())).isEqualTo(Filter.always());
    assertThatThrownBy(() -> Filter.not(Filter.always()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
