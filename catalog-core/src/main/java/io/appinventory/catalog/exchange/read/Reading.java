package io.appinventory.catalog.exchange.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of the files besides what was read from them. Filled while reading; not safe for use
 * by several threads.
 */
public final class Reading {
  private static final int MAX_NOTES = 100;
  private static final int MAX_NOTE = 500;

  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Note> skipped = new ArrayList<>();
  private final Set<Note> notes = new LinkedHashSet<>();
  private final Set<String> files = new LinkedHashSet<>();
  private int otherFiles;
  private @Nullable Place last;
  private int notesOfLast;

  /**
   * A document, or a whole file, that was not taken.
   *
   * @param place where
   * @param reason what is wrong and where it can be mended
   */
  public record Refusal(Place place, String reason) {}

  /**
   * Something worth knowing about a document.
   *
   * @param place where
   * @param message what
   */
  public record Note(Place place, String message) {}

  /** A file that holds descriptors, or should. */
  public void file(String name) {
    files.add(name);
  }

  /** A file that is none of ours. */
  public void otherFile() {
    otherFiles++;
  }

  /** A document that was not taken. */
  public void refuse(Place place, String reason) {
    refusals.add(
        new Refusal(
            place, reason.length() <= MAX_NOTE ? reason : reason.substring(0, MAX_NOTE) + "..."));
  }

  /** A document that is meant to be left out, such as a template. */
  public void skip(Place place, String reason) {
    skipped.add(new Note(place, reason));
  }

  /** Something that was put right, or does nothing. */
  public void note(Place place, String message) {
    if (!place.equals(last)) {
      last = place;
      notesOfLast = 0;
    }
    String text = message.length() <= MAX_NOTE ? message : message.substring(0, MAX_NOTE) + "...";
    if (notesOfLast < MAX_NOTES && notes.add(new Note(place, text)) && ++notesOfLast == MAX_NOTES) {
      notes.add(new Note(place, "there is more to say, which is left out"));
    }
  }

  /** All documents that were not taken. */
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** All documents that were left out. */
  public List<Note> skipped() {
    return List.copyOf(skipped);
  }

  /** All that was put right. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  /** The files that hold descriptors. */
  public Set<String> files() {
    return files;
  }

  /** How many files were looked at and are none of ours. */
  public int otherFiles() {
    return otherFiles;
  }
}
