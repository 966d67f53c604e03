package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the documents of one format. Keeps nothing between two of them. */
public interface DescriptorFormat {
  /** The format. */
  Format format();

  /** The names of its files. */
  Set<String> fileNames();

  /** Words of which every document has one; texts without them are not parsed. */
  List<String> marks();

  /** Whether a document is of this format, by its content. */
  boolean recognises(ObjectNode document);

  /**
   * Reads a document.
   *
   * @return the descriptor; empty when it is left out, which {@code reading} then tells
   * @throws UnreadableDocument when it cannot be taken, with the reason
   */
  Optional<Descriptor> read(ObjectNode document, Place place, Reading reading)
      throws UnreadableDocument;

  /**
   * Reads a document of a file, which may tell what the document does not.
   *
   * @param file where it lies
   */
  default Optional<Descriptor> read(ObjectNode document, Path file, Place place, Reading reading)
      throws UnreadableDocument {
    return read(document, place, reading);
  }

  /** Whether a file of this name holds lines of the format's own, not documents. */
  default boolean readsLines(String fileName) {
    return false;
  }

  /** Reads a file of lines. */
  default Optional<Descriptor> readLines(String text, Path file, Place place, Reading reading)
      throws UnreadableDocument {
    return Optional.empty();
  }

  /** The files a document leads to, as it spells them. */
  default List<String> targets(ObjectNode document) {
    return List.of();
  }
}
