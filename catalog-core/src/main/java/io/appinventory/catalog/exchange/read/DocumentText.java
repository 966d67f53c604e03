package io.appinventory.catalog.exchange.read;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one document of a file.
 *
 * @param number its place among the documents of the file, from 1; those that hold nothing are not
 *     counted
 * @param line the line of the file its text begins at, from 1
 * @param text the text, without the line of dashes before it
 */
public record DocumentText(int number, int line, String text) {
  /**
   * Splits a YAML file. A line that begins with three dashes always ends a document, even inside a
   * block of text (YAML 1.2.2, c-forbidden), so that a mistake in one document does not hide the
   * others.
   */
  public static List<DocumentText> split(String file) {
    List<DocumentText> documents = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int begins = 1;
    int line = 1;
    for (int from = 0; from < file.length(); line++) {
      int end = file.indexOf('\n', from);
      int next = end < 0 ? file.length() : end + 1;
      if (isMarker(file, from, next)) {
        add(documents, begins, text);
        text = new StringBuilder();
        begins = line;
        text.append(file.startsWith("---", from) ? "   " : "#  ").append(file, from + 3, next);
      } else {
        text.append(file, from, next);
      }
      from = next;
    }
    add(documents, begins, text);
    return documents;
  }

  /** Splits a file that has a document on each line; blank lines are none. */
  public static List<DocumentText> lines(String file) {
    List<DocumentText> documents = new ArrayList<>();
    int line = 0;
    for (String text : (Iterable<String>) file.lines()::iterator) {
      line++;
      if (!text.isBlank()) {
        documents.add(new DocumentText(documents.size() + 1, line, text));
      }
    }
    return documents;
  }

  private static void add(List<DocumentText> documents, int line, StringBuilder text) {
    String found = text.toString();
    if (found.lines().anyMatch(DocumentText::holdsSomething)) {
      documents.add(new DocumentText(documents.size() + 1, line, found));
    }
  }

  private static boolean isMarker(String file, int from, int next) {
    return (file.startsWith("---", from) || file.startsWith("...", from))
        && (from + 3 >= next || Character.isWhitespace(file.charAt(from + 3)));
  }

  /** Whether a line is more than a comment, a directive or blank. */
  private static boolean holdsSomething(String line) {
    String content = line.strip();
    return !content.isEmpty() && !content.startsWith("#") && !line.startsWith("%");
  }
}
