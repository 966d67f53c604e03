package io.appinventory.catalog.evidence.read;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case of JUnit XML: a test, and how it went.
 *
 * @param className the class or file it stands in; null where nothing is said
 * @param name its name there; null where nothing is said
 * @param outcome how it went; of several outcomes the worst
 * @param seconds how long it took; null where nothing is said
 * @param message what went wrong, or why it was skipped, cut to {@value #MAX_TEXT} characters
 * @param details where it went wrong, cut likewise
 * @param at when the suite around it was run; null where nothing is said
 */
public record JunitCase(
    @Nullable String className,
    @Nullable String name,
    Outcome outcome,
    @Nullable BigDecimal seconds,
    @Nullable String message,
    @Nullable String details,
    @Nullable Instant at) {
  /** The most characters of a message, and of its details. */
  public static final int MAX_TEXT = 20_000;

  /** The most characters (code points) of a name by which a case is known. */
  public static final int MAX_NAME = 255;

  private static final int TOLD_APART_BY = 9;

  /** How a case went, the best first. */
  public enum Outcome {
    /** It passed. */
    PASSED,
    /** It was not run. */
    SKIPPED,
    /** What it expects did not hold. */
    FAILED,
    /** It could not be run to its end. */
    ERROR
  }

  /**
   * What the case is known by among all: {@code classname.name}; its name alone where it has no
   * class, or the name says it already. Empty where neither is said. What is longer than {@link
   * #MAX_NAME} is cut, and ends with {@code ~} and eight digits of a digest of the whole.
   */
  public String fullName() {
    String inside = simpleName();
    String outside = className == null ? "" : className.strip();
    if (inside.isEmpty() || outside.isEmpty()) {
      return cut(inside.isEmpty() ? outside : inside);
    }
    boolean said = inside.equals(outside) || inside.startsWith(outside + ".");
    return cut(said ? inside : outside + "." + inside);
  }

  /** Its name alone; empty where there is none. */
  public String simpleName() {
    return name == null ? "" : name.strip();
  }

  private static String cut(String name) {
    if (name.codePointCount(0, name.length()) <= MAX_NAME) {
      return name;
    }
    UUID digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return name.substring(0, name.offsetByCodePoints(0, MAX_NAME - TOLD_APART_BY))
        + "~"
        + digest.toString().substring(0, TOLD_APART_BY - 1);
  }
}
