package io.appinventory.catalog.document;

import io.appinventory.catalog.graph.DependencyCycle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a load did.
 *
 * @param collections the collections of the document, in the order of the model
 * @param cycles the cycles of dependencies that it has closed
 */
public record LoadReport(Map<String, Counts> collections, List<DependencyCycle> cycles) {
  /** Keeps copies, in the same order. */
  public LoadReport {
    cycles = List.copyOf(cycles);
    collections = Collections.unmodifiableMap(new LinkedHashMap<>(collections));
  }

  /**
   * What became of the entities of one collection.
   *
   * @param created they were not there
   * @param updated they were there and differed
   * @param unchanged they were there as the document says
   */
  public record Counts(int created, int updated, int unchanged) {
    /** None yet. */
    public static final Counts NONE = new Counts(0, 0, 0);

    /** All of them. */
    public int total() {
      return created + updated + unchanged;
    }

    /** The same with others. */
    public Counts plus(Counts more) {
      return new Counts(created + more.created, updated + more.updated, unchanged + more.unchanged);
    }
  }

  /** The sum over all collections. */
  public Counts total() {
    return collections.values().stream().reduce(Counts.NONE, Counts::plus);
  }
}
