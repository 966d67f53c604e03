package io.appinventory.http.collection;

import io.appinventory.catalog.graph.DependencyCycle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What became of lines of a batch.
 *
 * @param outcomes what became of each
 * @param cycles the cycles of dependencies that they closed
 */
record BatchResult(List<BatchOutcome> outcomes, List<DependencyCycle> cycles) {
  /** Nothing yet, to be added to. */
  static BatchResult empty() {
    return new BatchResult(new ArrayList<>(), new ArrayList<>());
  }

  void add(BatchOutcome outcome) {
    outcomes.add(outcome);
  }

  void addAll(BatchResult more) {
    outcomes.addAll(more.outcomes);
    cycles.addAll(more.cycles);
  }

  /** The same in the order of the lines. */
  BatchResult sorted() {
    outcomes.sort(Comparator.comparingInt(BatchOutcome::line));
    return this;
  }
}
