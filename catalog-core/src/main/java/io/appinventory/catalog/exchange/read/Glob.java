package io.appinventory.catalog.exchange.read;

/**
 * A pattern of paths: {@code *} and {@code ?} within a folder, {@code **} across folders, none
 * included. Matching takes time by the length of the pattern times that of the path, whatever they
 * are.
 *
 * @param folder the folder all matches lie in, empty for the current one
 * @param pattern matches paths from that folder
 */
record Glob(String folder, String pattern) {
  /** Reads a pattern with slashes. */
  static Glob of(String glob) {
    int first = Math.min(index(glob, '*'), index(glob, '?'));
    int end = glob.lastIndexOf('/', first) + 1;
    return new Glob(glob.substring(0, end), glob.substring(end));
  }

  private static int index(String glob, char wildcard) {
    int at = glob.indexOf(wildcard);
    return at < 0 ? glob.length() : at;
  }

  boolean matches(String path) {
    boolean[] reached = new boolean[path.length() + 1];
    reached[0] = true;
    int at = 0;
    while (at < pattern.length()) {
      if (pattern.startsWith("**", at)) {
        boolean folders = pattern.startsWith("**/", at);
        reached = across(path, reached, folders);
        at += folders ? 3 : 2;
      } else if (pattern.charAt(at) == '*') {
        reached = within(path, reached);
        at++;
      } else {
        reached = one(path, reached, pattern.charAt(at));
        at++;
      }
    }
    return reached[path.length()];
  }

  /** Anything; of whole folders only, what ends in a slash, or nothing. */
  private static boolean[] across(String path, boolean[] from, boolean folders) {
    boolean[] to = new boolean[from.length];
    boolean begun = false;
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i] || begun && (!folders || path.charAt(i - 1) == '/');
      begun |= from[i];
    }
    return to;
  }

  private static boolean[] within(String path, boolean[] from) {
    boolean[] to = new boolean[from.length];
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i] || i > 0 && to[i - 1] && path.charAt(i - 1) != '/';
    }
    return to;
  }

  private static boolean[] one(String path, boolean[] from, char wanted) {
    boolean[] to = new boolean[from.length];
    for (int i = 1; i < from.length; i++) {
      char is = path.charAt(i - 1);
      to[i] = from[i - 1] && (wanted == '?' ? is != '/' : is == wanted);
    }
    return to;
  }
}
