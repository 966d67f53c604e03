package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.filter.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares texts with a version by regular expressions, which filters have, instead of an order of
 * versions, which they have not.
 *
 * <p>A version is numbers with dots between them, after a {@code v} or not; numbers that are
 * missing are 0, and leading zeros mean nothing, so that {@code v2}, {@code 2.0} and {@code 2.00.0}
 * are the same. What follows after a dash is a pre-release and comes before the version without it,
 * after a plus a build, which means nothing (as in <a href="https://semver.org">Semantic
 * Versioning</a>). Other texts are no versions: only {@code !=} holds for them.
 */
final class VersionPattern {
  private static final Pattern VALUE = Pattern.compile("[vV]?\\d{1,6}(\\.\\d{1,6}){0,3}");
  private static final String VERSION = "^[vV]?\\d+(\\.\\d+)*([-+].*)?$";
  private static final String START = "^[vV]?";

  private final List<String> numbers;

  private VersionPattern(List<String> numbers) {
    this.numbers = numbers;
  }

  /** Of at most four numbers of at most six digits; empty when the text is something else. */
  static Optional<VersionPattern> of(String text) {
    if (!VALUE.matcher(text).matches()) {
      return Optional.empty();
    }
    String plain = text.replaceFirst("^[vV]", "");
    List<String> numbers =
        new ArrayList<>(
            Arrays.stream(plain.split("\\."))
                .map(n -> String.valueOf(Integer.parseInt(n)))
                .toList());
    while (numbers.size() > 1 && numbers.getLast().equals("0")) {
      numbers.removeLast();
    }
    return Optional.of(new VersionPattern(List.copyOf(numbers)));
  }

  /** A version in the field that compares so with this one. */
  Filter compare(Path field, Operator operator, Position at) {
    Filter version = matches(field, VERSION, at);
    Filter equal = Filter.and(version, matches(field, equal(), at));
    Filter greater =
        Filter.or(greater().stream().map(expression -> matches(field, expression, at)).toList());
    return switch (operator) {
      case EQ -> equal;
      case NE -> Filter.not(equal);
      case GT -> Filter.and(version, greater);
      case GE -> Filter.and(version, Filter.or(greater, matches(field, equal(), at)));
      case LT -> Filter.and(version, Filter.not(greater), Filter.not(equal));
      case LE -> Filter.and(version, Filter.not(greater));
    };
  }

  private static Filter matches(Path field, String expression, Position at) {
    return new Filter.Matches(field, new Literal.Text(expression, at));
  }

  private String equal() {
    return first(numbers.size()) + "(\\.0+)*(\\+.*)?$";
  }

  /** So many numbers are the same. */
  private String first(int count) {
    return START
        + numbers.subList(0, count).stream()
            .map(number -> "0*" + number)
            .collect(Collectors.joining("\\."));
  }

  /** Greater in some number while those before are the same, or longer by more than zeros. */
  private List<String> greater() {
    List<String> ways = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      ways.add(first(i) + (i == 0 ? "" : "\\.") + "0*" + above(numbers.get(i)));
    }
    ways.add(first(numbers.size()) + "\\.(0+\\.)*0*[1-9]");
    return ways;
  }

  /** Numbers above one, without leading zeros; what follows is no digit. */
  private static String above(String number) {
    List<String> ways = new ArrayList<>();
    int digits = number.length();
    ways.add("[1-9]" + digits(digits, true));
    for (int i = 0; i < digits; i++) {
      char digit = number.charAt(i);
      if (digit < '9') {
        String greater = digit == '8' ? "9" : "[" + (char) (digit + 1) + "-9]";
        ways.add(number.substring(0, i) + greater + digits(digits - i - 1, false));
      }
    }
    return "(" + String.join("|", ways) + ")(\\D|$)";
  }

  private static String digits(int count, boolean orMore) {
    if (orMore) {
      return "\\d{" + count + ",}";
    }
    return count == 0 ? "" : count == 1 ? "\\d" : "\\d{" + count + "}";
  }
}
