package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.evidence.read.JunitCase.Outcome;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JUnit XML, case by case. There is no standard; this takes what the test runners write. A case
 * with several outcomes has the worst one: error, failure, skipped. Runs again of a case ({@code
 * rerunFailure}, {@code flakyError} and so on) are none. The time is that which the outermost
 * elements state, else the sum of what is inside.
 */
final class JunitStream {
  private static final Set<String> SKIPPED = Set.of("skipped", "disabled", "notrun", "ignored");

  private final XmlStream xml;
  private final Listener listener;
  private int cases;

  JunitStream(XmlStream xml, Listener listener) {
    this.xml = xml;
    this.listener = listener;
  }

  /** What is told of a file while it is read. */
  interface Listener {
    /** A suite begins that was run then; null where it does not say. */
    void suite(@Nullable Instant at);

    /** A case has ended. */
    void testCase(JunitCase found);

    /** A suite has ended that lists no cases, and only says how many there were. */
    void bareSuite(long total, long failures, long errors, long skipped);
  }

  /** Reads to the end and gives the time of all. */
  BigDecimal read() throws IOException, UnreadableDocument {
    String root = xml.root();
    BigDecimal time =
        switch (root) {
          case "testsuites", "testsuite" -> suite(null);
          case "testcase" -> testCase(null);
          default -> throw xml.refused("is no JUnit XML: its root is " + root);
        };
    xml.end();
    return time;
  }

  /** Reads a suite and gives its time. */
  private BigDecimal suite(@Nullable Instant around) throws IOException, UnreadableDocument {
    Instant stated = Times.iso(xml.attribute("timestamp"));
    Instant at = stated == null ? around : stated;
    listener.suite(stated);
    BigDecimal time = seconds(xml.attribute("time"));
    long total = stated("tests");
    long failures = stated("failures");
    long errors = stated("errors");
    long skipped = Math.max(stated("skipped"), stated("skip")) + stated("disabled");
    int before = cases;
    BigDecimal[] inside = {BigDecimal.ZERO};
    xml.children(
        name -> {
          switch (name) {
            case "testsuite" -> inside[0] = inside[0].add(suite(at));
            case "testcase" -> inside[0] = inside[0].add(testCase(at));
            default -> {}
          }
        });
    if (cases == before && total > 0) {
      if (failures + errors + skipped > total) {
        throw xml.refused("a suite has more failures than tests");
      }
      cases++;
      listener.bareSuite(total, failures, errors, skipped);
    }
    return time == null ? inside[0] : time;
  }

  /** A number that a suite states; 0 for none. */
  private long stated(String name) {
    BigDecimal number = seconds(xml.attribute(name));
    return number == null ? 0 : number.longValue();
  }

  /** The worst that is said of a case so far. */
  private static final class Worst {
    private Outcome outcome = Outcome.PASSED;
    private @Nullable String message;
    private @Nullable String details;
  }

  private BigDecimal testCase(@Nullable Instant around) throws IOException, UnreadableDocument {
    Instant stated = Times.iso(xml.attribute("timestamp"));
    String className = xml.attribute("classname");
    String caseName = xml.attribute("name");
    BigDecimal time = seconds(xml.attribute("time"));
    Worst worst = new Worst();
    if (saysSkipped("status") || saysSkipped("result")) {
      worst.outcome = Outcome.SKIPPED;
    }
    xml.children(
        name -> {
          switch (name) {
            case "error" -> outcome(Outcome.ERROR, worst);
            case "failure" -> outcome(Outcome.FAILED, worst);
            case "skipped" -> outcome(Outcome.SKIPPED, worst);
            default -> {}
          }
        });
    cases++;
    listener.testCase(
        new JunitCase(
            className,
            caseName,
            worst.outcome,
            time,
            worst.message,
            worst.details,
            stated == null ? around : stated));
    return time == null ? BigDecimal.ZERO : time;
  }

  private boolean saysSkipped(String attribute) {
    String said = Objects.requireNonNullElse(xml.attribute(attribute), "");
    return SKIPPED.contains(said.toLowerCase(Locale.ROOT));
  }

  /** What is worse counts; of what is as bad the first that says something. */
  private void outcome(Outcome found, Worst worst) throws UnreadableDocument {
    boolean worse = found.compareTo(worst.outcome) > 0;
    if (worse || found == worst.outcome && worst.message == null && worst.details == null) {
      String message = xml.attribute("message");
      String said = message == null || message.isBlank() ? xml.attribute("type") : message;
      worst.outcome = found;
      worst.message = said == null || said.isBlank() ? null : XmlStream.cut(said.strip());
      String text = xml.beginning();
      worst.details = text.isEmpty() ? null : text;
    }
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

  /** Seconds, with commas between thousands or as the decimal point; null when it is no number. */
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
