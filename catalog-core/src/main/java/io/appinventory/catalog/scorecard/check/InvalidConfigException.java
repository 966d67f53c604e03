package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.MalformedQueryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A criterion that cannot be asked, and where it is wrong. */
public final class InvalidConfigException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern PLACED = Pattern.compile("at (/\\S*): (.*)", Pattern.DOTALL);

  private final String pointer;
  private final String code;
  private final String reason;

  /**
   * With what is wrong.
   *
   * @param pointer where in the criterion, as a JSON pointer
   * @param code as in {@link FieldError}
   * @param reason what was found and what is allowed
   */
  public InvalidConfigException(String pointer, String code, String reason) {
    super(reason);
    this.pointer = pointer;
    this.code = code;
    this.reason = reason;
  }

  /**
   * Of what is wrong with a filter.
   *
   * @param pointer where the filter stands, unless it says itself
   */
  public static InvalidConfigException of(MalformedQueryException error, String pointer) {
    String message = error.errors().getFirst().message();
    Matcher placed = PLACED.matcher(message);
    return placed.matches()
        ? new InvalidConfigException(placed.group(1), "invalid", placed.group(2))
        : new InvalidConfigException(pointer, "invalid", message);
  }

  /** What is wrong, in a sentence. */
  public String reason() {
    return reason;
  }

  /**
   * The error for callers.
   *
   * @param criterion the path of the criterion: {@code criteria[2]}
   */
  public FieldError in(String criterion) {
    StringBuilder path = new StringBuilder(criterion);
    for (String step : pointer.substring(1).split("/", -1)) {
      boolean index = !step.isEmpty() && step.chars().allMatch(Character::isDigit);
      path.append(index ? "[" + step + "]" : "." + step);
    }
    return new FieldError(path.toString(), code, reason);
  }
}
