package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Descriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settles which of several descriptors of one entity is taken: the one that was taken before,
 * wherever in its source it lies now; else the first.
 */
final class Claims {
  private final String source;
  private final boolean adopt;
  private final Map<String, List<Descriptor>> byKey = new LinkedHashMap<>();

  Claims(String source, boolean adopt, List<Descriptor> descriptors) {
    this.source = source;
    this.adopt = adopt;
    for (Descriptor descriptor : descriptors) {
      byKey.computeIfAbsent(descriptor.key(), key -> new ArrayList<>()).add(descriptor);
    }
  }

  Map<String, List<Descriptor>> byKey() {
    return byKey;
  }

  /** The one that is taken; null when another source holds the key. */
  @Nullable Descriptor taken(List<Descriptor> same, @Nullable SourceRow row) {
    if (row == null) {
      return same.getFirst();
    }
    if (!row.source().equals(source)) {
      return adopt ? same.getFirst() : null;
    }
    Descriptor best = same.getFirst();
    int likeness = -1;
    for (Descriptor descriptor : same) {
      int now = likeness(descriptor, row);
      if (now > likeness) {
        best = descriptor;
        likeness = now;
      }
    }
    return best;
  }

  private static int likeness(Descriptor descriptor, SourceRow row) {
    int file = descriptor.place().file().equals(row.location()) ? 4 : 0;
    int document = descriptor.place().document() == row.documentNumber() ? 1 : 0;
    int content = descriptor.hash().equals(row.hash()) ? 2 : 0;
    return file + document + content;
  }

  /** A descriptor that is not taken, and why. */
  Step.Conflict conflict(
      Descriptor descriptor, @Nullable SourceRow row, @Nullable Descriptor taken) {
    if (taken != null) {
      boolean copy = taken.hash().equals(descriptor.hash());
      return new Step.Conflict(
          descriptor,
          "is described " + (copy ? "in the same words" : "otherwise") + " in " + taken.place(),
          row == null ? null : row.target(),
          copy);
    }
    if (row == null) {
      throw new IllegalStateException("nobody holds " + descriptor.key());
    }
    boolean copy = row.hash().equals(descriptor.hash());
    return new Step.Conflict(
        descriptor,
        "is described "
            + (copy ? "in the same words" : "otherwise")
            + " by another source: "
            + row.source()
            + " in "
            + row.location()
            + (row.orphaned() ? ", which no longer has it" : ""),
        row.target(),
        copy);
  }
}
