package io.appinventory.catalog.delivery.run;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Id;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a run belong.
 *
 * @param project the project
 * @param feature the feature that comes first; null for none
 */
record RunPlace(Id<Project> project, @Nullable Id<Feature> feature) {
  /**
   * Where a target says.
   *
   * @throws InvalidInputException when it says nothing, or two projects
   * @throws io.appinventory.catalog.error.NotFoundException when what it says is not there
   */
  static RunPlace of(Reader reader, RunTarget target) {
    Build build = target.build() == null ? null : reader.get(Builds.TYPE, target.build());
    Feature feature = target.feature() == null ? null : reader.get(Features.TYPE, target.feature());
    Project said = target.project() == null ? null : reader.get(Projects.TYPE, target.project());
    Id<Project> project =
        Stream.of(
                build == null ? null : build.projectId(),
                feature == null ? null : feature.projectId(),
                said == null ? null : said.id())
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "build_id", "required", "is missing, or feature_id, or project_id"));
    if (feature != null && !feature.projectId().equals(project)) {
      throw elsewhere("feature_id", feature.id());
    }
    if (said != null && !said.id().equals(project)) {
      throw elsewhere("project_id", said.id());
    }
    Id<Feature> first = feature == null ? build == null ? null : build.featureId() : feature.id();
    if (target.create() && first == null) {
      throw new InvalidInputException(
          "feature_id", "required", "is missing: test cases that are added have to be of one");
    }
    return new RunPlace(project, first);
  }

  private static InvalidInputException elsewhere(String field, Id<?> id) {
    return new InvalidInputException(
        field, "not_allowed", "is " + id + ", of another project than what else is said");
  }
}
