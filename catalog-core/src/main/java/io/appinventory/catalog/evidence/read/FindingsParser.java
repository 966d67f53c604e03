package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;

/** Reads one format. Without state: one serves many files. */
interface FindingsParser {
  /**
   * Reads a file.
   *
   * @throws UnreadableDocument with the first thing that is wrong, and its line
   */
  Findings parse(InputStream in) throws IOException, UnreadableDocument;
}
