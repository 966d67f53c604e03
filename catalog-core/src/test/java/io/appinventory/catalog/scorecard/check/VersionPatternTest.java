package io.appinventory.catalog.scorecard.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.filter.Position;
import io.appinventory.catalog.query.pattern.InvalidExpressionException;
import io.appinventory.catalog.query.pattern.RegularExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions order versions as versions are ordered. */
class VersionPatternTest {
  private static final long SEED = Long.getLong("catalog.test.seed", 20_260_301L);

  @ParameterizedTest
  @CsvSource({
    "2.10, >, 2.9",
    "2.9, <, 2.10",
    "v2, =, 2.0.0",
    "02.1, =, 2.1",
    "2.0.0.0.1, >, 2",
    "2.0-rc1, <, 2.0",
    "2.1-rc1, >, 2.0",
    "2.0+b7, =, 2",
    "10, >, 9.9.9",
    "999999.999999, >, 999999.999998",
    "1, <, 1.0.1"
  })
  void ordersVersions(String text, String operator, String version) {
    for (Operator each : Operator.values()) {
      boolean expected =
          switch (each) {
            case EQ, NE, LT, GT -> each.symbol().equals(operator);
            case LE -> !operator.equals(">");
            case GE -> !operator.equals("<");
          };
      boolean negated = each == Operator.NE;
      assertThat(holds(text, each, version))
          .as(text + each.symbol() + version)
          .isEqualTo(negated ? !operator.equals("=") : expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "2.x", "2.", ".2", "v", "2..1", "21 LTS"})
  void otherTextsAreNoVersions(String text) {
    for (Operator operator : Operator.values()) {
      assertThat(holds(text, operator, "2.1")).isEqualTo(operator == Operator.NE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.2.3.4.5", "1234567", "1.2-rc1", "1.*"})
  void takesVersionsOnly(String text) {
    assertThat(VersionPattern.of(text)).isEmpty();
  }

  @Test
  void ordersAllVersionsOfASmallWorld() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      List<Integer> one = version(random);
      List<Integer> other = version(random);
      int order = compare(one, other);
      for (Operator operator : Operator.values()) {
        assertThat(holds(text(one, random), operator, text(other, random)))
            .as(one + operator.symbol() + other)
            .isEqualTo(operator.holds(order));
      }
    }
  }

  private static List<Integer> version(Random random) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      numbers.add(random.nextInt(random.nextBoolean() ? 3 : 130));
    }
    return numbers;
  }

  private static String text(List<Integer> numbers, Random random) {
    return (random.nextInt(4) == 0 ? "v" : "")
        + String.join(
            ".", numbers.stream().map(n -> (random.nextInt(9) == 0 ? "0" : "") + n).toList());
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      int a = i < one.size() ? one.get(i) : 0;
      int b = i < other.size() ? other.get(i) : 0;
      if (a != b) {
        return Integer.compare(a, b);
      }
    }
    return 0;
  }

  private static boolean holds(String text, Operator operator, String version) {
    return test(
        VersionPattern.of(version)
            .orElseThrow()
            .compare(Path.of("version"), operator, Position.NONE),
        text);
  }

  private static boolean test(Filter filter, String text) {
    return switch (filter) {
      case Filter.And and -> and.parts().stream().allMatch(part -> test(part, text));
      case Filter.Or or -> or.parts().stream().anyMatch(part -> test(part, text));
      case Filter.Not not -> !test(not.part(), text);
      case Filter.Matches matches -> expression(matches.expression().value()).test(text);
      default -> throw new IllegalArgumentException(filter.toString());
    };
  }

  private static RegularExpression expression(String source) {
    try {
      return RegularExpression.of(source);
    } catch (InvalidExpressionException e) {
      throw new IllegalArgumentException(source, e);
    }
  }
}
