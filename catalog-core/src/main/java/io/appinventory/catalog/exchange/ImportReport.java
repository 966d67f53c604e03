package io.appinventory.catalog.exchange;

import io.appinventory.catalog.exchange.plan.Plan;
import io.appinventory.catalog.exchange.plan.SourceRow;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.graph.DependencyCycle;
import java.util.List;
import java.util.Map;

/**
 * What an import did, or would do.
 *
 * @param source what was imported as a whole
 * @param dryRun whether nothing was written
 * @param kinds what became of the descriptors, by format and kind
 * @param reading what became of the other documents
 * @param conflicts descriptors that were not taken
 * @param orphaned descriptors the source no longer has
 * @param returned descriptors that were gone and are back
 * @param dangling references that lead to nothing
 * @param resolved how many references that dangled now lead to something
 * @param repositories the names of repositories that were made as descriptors name them
 * @param cycles the cycles of dependencies that were closed
 */
public record ImportReport(
    String source,
    boolean dryRun,
    Map<String, Counts> kinds,
    Reading reading,
    List<Step.Conflict> conflicts,
    List<SourceRow> orphaned,
    List<SourceRow> returned,
    List<Plan.Dangling> dangling,
    int resolved,
    List<String> repositories,
    List<DependencyCycle> cycles) {
  /**
   * What became of the descriptors of a kind.
   *
   * @param read all of them
   * @param created they were new
   * @param updated they said something else than before, or what they referred to has come
   * @param unchanged they left the catalog as it was
   * @param conflicts they were not taken
   */
  public record Counts(int read, int created, int updated, int unchanged, int conflicts) {
    /** None yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** The same with others. */
    public Counts plus(Counts more) {
      return new Counts(
          read + more.read,
          created + more.created,
          updated + more.updated,
          unchanged + more.unchanged,
          conflicts + more.conflicts);
    }
  }

  /** The sum over all kinds. */
  public Counts total() {
    return kinds.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** Whether every document was taken, copies aside. */
  public boolean isClean() {
    return reading.refusals().isEmpty() && conflicts.stream().allMatch(Step.Conflict::copy);
  }
}
