package io.appinventory.http.exchange;

import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags: the version of the entity's row between quotes (RFC 9110, section 8.8.3). */
public final class EntityTag {
  private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");
  private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\"");

  private EntityTag() {}

  /** The tag of a version. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that {@code If-Match} asks for; empty for any.
   *
   * @param header the header's value, null when there is none
   * @throws ProblemException when it is no tag, or one that no entity has ever had
   */
  public static OptionalLong ifMatch(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return OptionalLong.empty();
    }
    Matcher version = VERSION.matcher(header.strip());
    if (version.matches()) {
      return OptionalLong.of(Long.parseLong(version.group(1)));
    }
    if (TAG.matcher(header.strip()).matches()) {
      // Weak tags never match here, and neither does what we did not hand out.
      throw new ProblemException(
          Problem.of(
              ProblemType.STALE_VERSION,
              "The entity is not at version " + header.strip() + ": read it again."));
    }
    throw ProblemException.malformed("If-Match", "is neither * nor one entity tag such as \"3\"");
  }
}
