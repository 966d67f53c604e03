package io.appinventory.catalog.audit.seal;

import java.time.Instant;
import java.util.UUID;

/** What no longer fits the chain of seals: somebody went around the application. */
public sealed interface Breach {
  /** What happened, in a sentence. */
  String message();

  /**
   * An entry does not say what it said when it was sealed.
   *
   * @param id the entry
   * @param timestamp its time
   * @param seal the number of its seal
   */
  record EntryChanged(UUID id, Instant timestamp, long seal) implements Breach {
    @Override
    public String message() {
      return "The entry " + id + " of " + timestamp + ", under seal " + seal + ", was changed.";
    }
  }

  /**
   * A sealed entry is not there any more, or has another time or id.
   *
   * @param id the entry
   * @param timestamp its time
   * @param seal the number of its seal
   */
  record EntryRemoved(UUID id, Instant timestamp, long seal) implements Breach {
    @Override
    public String message() {
      return "The entry " + id + " of " + timestamp + ", under seal " + seal + ", was removed.";
    }
  }

  /**
   * An entry that waited for its seal is not there any more.
   *
   * @param id the entry
   * @param timestamp its time
   */
  record WaitingEntryRemoved(UUID id, Instant timestamp) implements Breach {
    @Override
    public String message() {
      return "The entry " + id + " of " + timestamp + ", not sealed yet, was removed.";
    }
  }

  /**
   * An entry is neither sealed nor does it wait for that: it did not come in through the table.
   *
   * @param id the entry
   * @param timestamp its time
   */
  record EntryAdded(UUID id, Instant timestamp) implements Breach {
    @Override
    public String message() {
      return "The entry " + id + " of " + timestamp + " was slipped in, or its seal was removed.";
    }
  }

  /**
   * A seal, or the list of what is under it, is not what it was.
   *
   * @param number the number of the seal
   */
  record SealAltered(long number) implements Breach {
    @Override
    public String message() {
      return "The seal " + number + " was altered, or the list of its entries.";
    }
  }

  /**
   * A seal is not there any more.
   *
   * @param number the number of the seal
   */
  record SealRemoved(long number) implements Breach {
    @Override
    public String message() {
      return "The seal " + number + " was removed.";
    }
  }

  /**
   * A seal has another hash than was noted outside of the database: the chain was made anew.
   *
   * @param number the number of the seal
   */
  record ChainReplaced(long number) implements Breach {
    @Override
    public String message() {
      return "The seal " + number + " is not the one that was noted: the chain was made anew.";
    }
  }
}
