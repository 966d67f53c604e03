package io.appinventory.catalog.exchange.read;

import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} and {@code ?} within a folder, {@code **} across folders, none
 * included.
 *
 * @param folder the folder all matches lie in, empty for the current one
 * @param pattern matches paths from that folder
 */
record Glob(String folder, Pattern pattern) {
  /** Reads a pattern with slashes. */
  static Glob of(String glob) {
    int first = Math.min(index(glob, '*'), index(glob, '?'));
    int end = glob.lastIndexOf('/', first) + 1;
    return new Glob(glob.substring(0, end), Pattern.compile(expression(glob.substring(end))));
  }

  private static int index(String glob, char wildcard) {
    int at = glob.indexOf(wildcard);
    return at < 0 ? glob.length() : at;
  }

  private static String expression(String glob) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      if (glob.startsWith("**/", i)) {
        expression.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else if (glob.charAt(i) == '*') {
        expression.append("[^/]*");
      } else if (glob.charAt(i) == '?') {
        expression.append("[^/]");
      } else {
        expression.append(Pattern.quote(String.valueOf(glob.charAt(i))));
      }
    }
    return expression.toString();
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
