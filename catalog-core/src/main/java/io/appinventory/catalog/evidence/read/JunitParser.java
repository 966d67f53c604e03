package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JUnit XML. There is no standard; this takes what the test runners write. The cases count, not
 * what suites say of them; a suite that lists no cases is believed. A case with several outcomes
 * has the worst one: error, failure, skipped. Runs again of a case ({@code rerunFailure}, {@code
 * flakyError} and so on) are none. The time is that which the outermost elements state, else the
 * sum of what is inside.
 */
final class JunitParser implements FindingsParser {
  private static final Set<String> SKIPPED = Set.of("skipped", "disabled", "notrun", "ignored");

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    return new Reading(XmlStream.of(in)).read();
  }

  private static final class Reading {
    private final XmlStream xml;
    private final Tally tally = new Tally(EvidenceFormat.JUNIT);
    private int counted;

    Reading(XmlStream xml) {
      this.xml = xml;
    }

    Findings read() throws IOException, UnreadableDocument {
      for (String outcome : new String[] {"total", "passed", "failed", "errors", "skipped"}) {
        tally.add("tests." + outcome, 0);
      }
      String root = xml.root();
      BigDecimal time =
          switch (root) {
            case "testsuites", "testsuite" -> suite();
            case "testcase" -> testCase();
            default -> throw xml.refused("is no JUnit XML: its root is " + root);
          };
      xml.end();
      tally.add("tests.time", time);
      return tally.findings();
    }

    /** Reads a suite and gives its time. */
    private BigDecimal suite() throws IOException, UnreadableDocument {
      tally.observed(Times.iso(xml.attribute("timestamp")));
      BigDecimal time = seconds(xml.attribute("time"));
      long total = stated("tests");
      long failures = stated("failures");
      long errors = stated("errors");
      long skipped = Math.max(stated("skipped"), stated("skip")) + stated("disabled");
      int before = counted;
      BigDecimal[] inside = {BigDecimal.ZERO};
      xml.children(
          name -> {
            switch (name) {
              case "testsuite" -> inside[0] = inside[0].add(suite());
              case "testcase" -> inside[0] = inside[0].add(testCase());
              default -> {}
            }
          });
      if (counted == before && total > 0) {
        if (failures + errors + skipped > total) {
          throw xml.refused("a suite has more failures than tests");
        }
        add(total, failures, errors, skipped);
      }
      return time == null ? inside[0] : time;
    }

    /** A number that a suite states; 0 for none. */
    private long stated(String name) {
      BigDecimal number = seconds(xml.attribute(name));
      return number == null ? 0 : number.longValue();
    }

    private BigDecimal testCase() throws IOException, UnreadableDocument {
      BigDecimal time = seconds(xml.attribute("time"));
      String status = Objects.requireNonNullElse(xml.attribute("status"), "");
      String result = Objects.requireNonNullElse(xml.attribute("result"), "");
      boolean[] found = new boolean[3];
      xml.children(
          name -> {
            switch (name) {
              case "error" -> found[0] = true;
              case "failure" -> found[1] = true;
              case "skipped" -> found[2] = true;
              default -> {}
            }
          });
      boolean skipped =
          found[2]
              || SKIPPED.contains(status.toLowerCase(Locale.ROOT))
              || SKIPPED.contains(result.toLowerCase(Locale.ROOT));
      add(
          1,
          !found[0] && found[1] ? 1 : 0,
          found[0] ? 1 : 0,
          !found[0] && !found[1] && skipped ? 1 : 0);
      return time == null ? BigDecimal.ZERO : time;
    }

    private void add(long total, long failures, long errors, long skipped) {
      counted++;
      tally.add("tests.total", total);
      tally.add("tests.failed", failures + errors);
      tally.add("tests.errors", errors);
      tally.add("tests.skipped", skipped);
      tally.add("tests.passed", total - failures - errors - skipped);
    }

    /** A comma that is followed by other than three digits, or follows a mere 0, is the point. */
    private static String pointed(String text) {
      int comma = text.lastIndexOf(',');
      boolean point =
          comma > text.lastIndexOf('.')
              && (text.indexOf('.') >= 0
                  || text.length() - comma != 4
                  || comma == 1 && text.startsWith("0"));
      return point ? text.replace(".", "").replace(',', '.') : text.replace(",", "");
    }

    /**
     * Seconds, with commas between thousands or as the decimal point; null when it is no number.
     */
    private static @Nullable BigDecimal seconds(@Nullable String text) {
      if (text == null || text.length() > 30) {
        return null;
      }
      try {
        BigDecimal number = new BigDecimal(pointed(text.strip()));
        boolean likely = number.signum() >= 0 && number.precision() - number.scale() <= 10;
        return likely ? number : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }
}
