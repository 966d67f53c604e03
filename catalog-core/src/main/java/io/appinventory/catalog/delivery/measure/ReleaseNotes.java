package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Defect;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Requirement;
import io.appinventory.catalog.delivery.Vulnerability;
import java.util.List;

/**
 * What came between two builds of a project: what was done after the first ended, until the second
 * ended.
 *
 * @param project the project
 * @param from the build that people have
 * @param to the build that they get
 * @param builds those with greater numbers than the first, up to the second's
 * @param features what was completed
 * @param requirements what was met: on a day after the first build's, until the second's, in UTC
 * @param defects what was fixed
 * @param vulnerabilities what was remediated
 * @param complete whether all is there; of each list at most 500 are
 */
public record ReleaseNotes(
    Project project,
    Build from,
    Build to,
    List<Build> builds,
    List<Feature> features,
    List<Requirement> requirements,
    List<Defect> defects,
    List<Vulnerability> vulnerabilities,
    boolean complete) {
  /** Keeps copies. */
  public ReleaseNotes {
    builds = List.copyOf(builds);
    features = List.copyOf(features);
    requirements = List.copyOf(requirements);
    defects = List.copyOf(defects);
    vulnerabilities = List.copyOf(vulnerabilities);
  }
}
