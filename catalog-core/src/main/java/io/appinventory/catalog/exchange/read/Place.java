package io.appinventory.catalog.exchange.read;

/**
 * Where something was read.
 *
 * @param file the file, from its root, with slashes
 * @param document the number of the document within the file, from 1; 0 for the whole file
 * @param line the line of the file, from 1; 0 for the whole file
 */
public record Place(String file, int document, int line) implements Comparable<Place> {
  /** A whole file. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  /** The same document at another line. */
  public Place at(int other) {
    return new Place(file, document, other);
  }

  /** By file, then in the order of reading. */
  @Override
  public int compareTo(Place other) {
    int files = file.compareTo(other.file);
    return files != 0 ? files : Integer.compare(document, other.document);
  }

  @Override
  public String toString() {
    String text = document > 0 ? file + " document " + document : file;
    return line > 0 ? text + " line " + line : text;
  }
}
