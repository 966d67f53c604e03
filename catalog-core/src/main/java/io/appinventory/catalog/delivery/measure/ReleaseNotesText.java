package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Vulnerability;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Release notes as Markdown (CommonMark), one list for each kind of change; kinds without any are
 * left out. What Markdown would take for its own is escaped.
 */
public final class ReleaseNotesText {
  private static final String SPECIAL = "\\`*_[]<>&~#|";
  private static final Pattern LEADING = Pattern.compile("^([-+]|\\d+(?=[.)]))");

  private ReleaseNotesText() {}

  /** The text. */
  public static String of(ReleaseNotes notes) {
    StringBuilder text = new StringBuilder();
    text.append("# %s %s\n".formatted(escaped(notes.project().name()), version(notes.to())));
    text.append("\nSince %s.\n".formatted(version(notes.from())));
    add(text, "Requirements", notes.requirements(), each -> escaped(each.title()));
    add(text, "Features", notes.features(), each -> escaped(each.name()));
    add(
        text,
        "Fixed",
        notes.defects(),
        each -> "%s (%s)".formatted(escaped(each.title()), each.severity().code()));
    add(text, "Security", notes.vulnerabilities(), ReleaseNotesText::security);
    if (!notes.complete()) {
      text.append("\nThere is more.\n");
    }
    return text.toString();
  }

  private static <T> void add(
      StringBuilder text, String title, List<T> all, Function<T, String> line) {
    if (!all.isEmpty()) {
      text.append("\n## ").append(title).append("\n\n");
      all.forEach(each -> text.append("* ").append(item(line.apply(each))).append('\n'));
    }
  }

  private static String security(Vulnerability each) {
    String cve = each.cveId() == null ? "" : escaped(each.cveId()) + ": ";
    return "%s%s (%s)".formatted(cve, escaped(each.title()), each.severity().code());
  }

  private static String version(Build build) {
    return "%s (build %d)".formatted(escaped(build.versionTag()), build.buildNumber());
  }

  /** What would begin another list within the item does not. */
  private static String item(String line) {
    Matcher leading = LEADING.matcher(line);
    if (!leading.find()) {
      return line;
    }
    int special = Character.isDigit(line.charAt(0)) ? leading.end() : 0;
    return line.substring(0, special) + '\\' + line.substring(special);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c);
    }
    return escaped.toString();
  }
}
