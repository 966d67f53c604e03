package io.appinventory.catalog.delivery.run;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.model.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run of tests was of. One of build, feature and project has to be said; what is said has to
 * be of one project, among whose test cases those of the run are looked for.
 *
 * @param build the build that was tested
 * @param feature the feature whose test cases come first, and to which new ones are added; that of
 *     the build where nothing is said
 * @param project the project
 * @param create whether to add test cases that are not there
 * @param executedAt when it was run; null for what its files say, else now
 * @param environment where it was run
 */
public record RunTarget(
    @Nullable Id<Build> build,
    @Nullable Id<Feature> feature,
    @Nullable Id<Project> project,
    boolean create,
    @Nullable Instant executedAt,
    @Nullable String environment) {
  /** A run of a build, of test cases that are there. */
  public static RunTarget of(Id<Build> build) {
    return new RunTarget(build, null, null, false, null, null);
  }

  /** The same, adding test cases that are not there. */
  public RunTarget creating() {
    return new RunTarget(build, feature, project, true, executedAt, environment);
  }
}
