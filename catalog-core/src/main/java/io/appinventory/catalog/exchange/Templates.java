package io.appinventory.catalog.exchange;

import java.util.regex.Pattern;

/** Recognises what is not a descriptor yet but what one is made from. */
final class Templates {
  private static final Pattern FOLDER =
      Pattern.compile("(^|/)(skeletons?|cookiecutter|[^/]*\\{\\{[^/]*)/", Pattern.CASE_INSENSITIVE);

  private Templates() {}

  /** Whether the text is to be rendered first. */
  static boolean holdsPlaceholder(String text) {
    return holds(text, "{{", "}}") || holds(text, "{%", "%}") || holds(text, "<%", "%>");
  }

  private static boolean holds(String text, String opening, String closing) {
    int from = text.indexOf(opening);
    return from >= 0 && text.indexOf(closing, from + opening.length()) >= 0;
  }

  /** Whether files below are usually templates, which alone does not make them so. */
  static boolean isTemplateFolder(String file) {
    return FOLDER.matcher(file).find();
  }
}
