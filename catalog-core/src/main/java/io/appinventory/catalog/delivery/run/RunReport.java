package io.appinventory.catalog.delivery.run;

import io.appinventory.catalog.delivery.ResultStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an import of runs of tests did, or would do.
 *
 * @param dryRun whether nothing was written
 * @param results how many results there are of each status; statuses without one are left out
 * @param matched how many test cases that were there have results
 * @param created how many test cases were added
 * @param unmatched how many cases have no result, as no test case, or more than one, may be meant
 * @param unmatchedNames what some of these are called, at most {@value #MAX_NAMES}, in their order
 */
public record RunReport(
    boolean dryRun,
    Map<ResultStatus, Integer> results,
    int matched,
    int created,
    int unmatched,
    List<String> unmatchedNames) {
  /** The most names of what found no test case. */
  public static final int MAX_NAMES = 1_000;

  /** Keeps copies. */
  public RunReport {
    Map<ResultStatus, Integer> copy = new EnumMap<>(ResultStatus.class);
    copy.putAll(results);
    results = Collections.unmodifiableMap(copy);
    unmatchedNames = List.copyOf(unmatchedNames);
  }
}
