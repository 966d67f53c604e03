package io.appinventory.catalog.query.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.query.pattern.FoldedText.Place;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns mean the same in Java and in PostgreSQL. */
@ExtendWith(TestDatabaseExtension.class)
class TextPatternTest {
  private static final String LETTERS = "aabbAB01 \n\té😀ß_-.]^\\";

  private final DSLContext database;
  private final Random random = new Random(20_260_301);

  TextPatternTest(TestDatabase database) {
    this.database = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
  }

  /** What the operator on text and the JSON path say. */
  private List<Boolean> answers(List<String> texts, List<String> expressions) {
    return database
        .fetch(
            """
            select t collate "C" ~ e as plain,
              jsonb_path_exists(to_jsonb(t), ('$ ? (@ like_regex ' || to_jsonb(e)::text || ' flag "s")')::jsonpath) as json
            from unnest({0}, {1}) with ordinality as u(t, e, n) order by n
            """,
            DSL.val(texts.toArray(String[]::new)), DSL.val(expressions.toArray(String[]::new)))
        .map(
            row -> {
              assertThat(row.get("plain")).isEqualTo(row.get("json"));
              return row.get("plain", Boolean.class);
            });
  }

  private String text(int most) {
    StringBuilder out = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      out.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return out.toString();
  }

  private String expression(int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 8);
    return switch (kind) {
      case 0 -> ".";
      case 1 -> "[" + (random.nextBoolean() ? "^" : "") + "a-c\\]é0-9]";
      case 2 ->
          List.of("\\d", "\\w", "\\s", "\\D", "\\W", "\\S", "\\n", "\\t", "\\.", "\\\\")
              .get(random.nextInt(10));
      case 3 ->
          List.of("^", "$", "[-a]", "[a-]", "[\\-\\\\]", "[\\d\\s]", "😀", "ß", "]", "}")
              .get(random.nextInt(10));
      case 4, 5, 6, 7 -> String.valueOf("abA0".charAt(random.nextInt(4)));
      case 8 -> "(" + expression(depth - 1) + "|" + expression(depth - 1) + ")";
      case 9 -> "(?:" + expression(depth - 1) + expression(depth - 1) + ")" + times();
      default -> expression(depth - 1) + expression(depth - 1);
    };
  }

  private String times() {
    return List.of("*", "+", "?", "{2}", "{1,}", "{0,3}").get(random.nextInt(6));
  }

  @Test
  void expressionsMatchAsInPostgresAndInJava() throws InvalidExpressionException {
    List<String> texts = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    List<Boolean> expected = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      String source = expression(3);
      String text = text(8);
      RegularExpression expression = RegularExpression.of(source);
      boolean matches = expression.test(text);
      // Java's $ would also match before a line break at the end.
      Pattern java = Pattern.compile(source.replace("$", "\\z"), Pattern.DOTALL);
      assertThat(matches).as("%s on %s", source, text).isEqualTo(java.matcher(text).find());
      texts.add(text);
      expressions.add(expression.expression());
      expected.add(matches);
    }
    assertThat(answers(texts, expressions)).isEqualTo(expected);
    assertThat(expected).contains(true, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``          | it has 0 characters
          (a          | a ) is missing
          a)          | a ) closes nothing
          [a          | a ] is missing
          []          | [] is empty
          [a[b]       | a [ is written \\[
          [z-a]       | a range runs backwards
          [[:alpha:]] | a [ is written \\[
          *a          | there is nothing to repeat before *
          a**         | a repetition cannot be followed by *
          a+?         | a repetition cannot be followed by ?
          ^*          | ^ and $ cannot be repeated
          a{          | numbers from 0 to 100
          a{2         | a repetition is written {2}
          a{3,2}      | a repetition of 3 to 2 times is none
          a{0}        | a repetition of 0 to 0 times is none
          a{101}      | numbers from 0 to 100
          a{99999999999} | numbers from 0 to 100
          `a||b`      | there is nothing between
          ()          | there is nothing between
          (a)\\1      | \\1 is not allowed
          \\bx        | \\b is not allowed
          \\          | \\  is not allowed
          (?=a)       | lookaround, names and options are not allowed
          (?<n>a)     | lookaround, names and options are not allowed
          (?i)a       | lookaround, names and options are not allowed
          ((((((((((((a)))))))))))) | nested deeper than 10 levels
          (a{100}){100} | it repeats too much
          """)
  void refuses(String source, String message) {
    assertThatThrownBy(() -> RegularExpression.of(source))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageContaining(message);
  }

  @Test
  void noExpressionRunsForLong() throws InvalidExpressionException {
    String text = "a".repeat(100_000);
    for (String source :
        List.of("(a+)+b", "(a*)*b", "(a|a)*b", "(.*a){10}b", "^(a?){50}a{50}$", "(x+x+)+y")) {
      RegularExpression expression = RegularExpression.of(source);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertThat(expression.test(text)).as(source).isFalse());
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertThat(answers(List.of(text), List.of(expression.expression())))
                  .containsExactly(false));
    }
  }

  @Test
  void everyLetterMeetsItsOtherCases() {
    List<String> texts = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (CaseFolding.variants(c).length > 1) {
        for (int variant : CaseFolding.variants(c)) {
          String text = Character.toString(variant);
          FoldedText pattern = new FoldedText(Place.WHOLE, Character.toString(c));
          assertThat(pattern.test(text)).isTrue();
          texts.add(text);
          expressions.add(pattern.expression());
        }
      }
    }
    assertThat(texts)
        .hasSizeGreaterThan(2_500)
        .contains("ς", "ẞ", "É")
        .doesNotContain("ſ", "\u212a", "ı", "İ");
    assertThat(answers(texts, expressions)).doesNotContain(false);
  }

  @Test
  void foldedTextsAreFoundAsInPostgres() {
    List<String> texts = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    List<Boolean> expected = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String text = text(6);
      String wanted =
          random.nextBoolean() ? text(3) : flipped(text.substring(0, Math.min(text.length(), 3)));
      if (wanted.isEmpty() || !TextType.storable(wanted)) {
        continue;
      }
      FoldedText pattern = new FoldedText(Place.values()[random.nextInt(3)], wanted);
      texts.add(text);
      expressions.add(pattern.expression());
      expected.add(pattern.test(text));
      checkRanges(wanted, text);
    }
    assertThat(answers(texts, expressions)).isEqualTo(expected);
    assertThat(expected).contains(true, false);
  }

  private static String flipped(String text) {
    return text.toUpperCase(Locale.ROOT).equals(text)
        ? text.toLowerCase(Locale.ROOT)
        : text.toUpperCase(Locale.ROOT);
  }

  /** What starts with a text lies in its ranges, and when they are exact nothing else does. */
  private static void checkRanges(String start, String text) {
    FoldedText pattern = new FoldedText(Place.START, start);
    FoldedText.Ranges ranges = pattern.ranges();
    boolean within = ranges.ranges().stream().anyMatch(range -> holds(range, text));
    boolean starts = pattern.test(text);
    assertThat(ranges.exact() ? within == starts : within || !starts)
        .as("%s in %s", text, start)
        .isTrue();
  }

  private static boolean holds(FoldedText.Range range, String text) {
    return compare(text, range.from()) >= 0
        && range.before().map(before -> compare(text, before) < 0).orElse(true);
  }

  private static int compare(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  @Test
  void theLastCharacterHasNoSuccessor() {
    assertThat(
            new FoldedText(Place.START, Character.toString(0x10FFFF))
                .ranges()
                .ranges()
                .getFirst()
                .before())
        .isEmpty();
    assertThat(new FoldedText(Place.START, "\ud7ff").ranges().ranges().getFirst().before())
        .hasValue("\ue000");
  }
}
