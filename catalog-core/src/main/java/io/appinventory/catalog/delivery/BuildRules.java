package io.appinventory.catalog.delivery;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a build: its number, which is the next of its project unless one is said, and its
 * times, which follow from its status unless they are said.
 */
final class BuildRules implements Rules<Build> {
  private static final Set<BuildStatus> OVER =
      EnumSet.of(BuildStatus.SUCCESS, BuildStatus.FAILED, BuildStatus.CANCELLED);

  @Override
  public EntityType<Build> type() {
    return Builds.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable Build before, Changes<Build> changes) {
    BuildStatus status = Stamps.value(Builds.STATUS, before, changes);
    if (before == null || before.status() != status) {
      if (status == BuildStatus.BUILDING) {
        Stamps.reach(Builds.STARTED_AT, before, changes, scope.now());
      }
      if (status != null && OVER.contains(status)) {
        Stamps.reach(Builds.COMPLETED_AT, before, changes, scope.now());
      }
    }
    changes.set(
        Builds.DURATION_SECONDS,
        Stamps.seconds(
            Stamps.value(Builds.STARTED_AT, before, changes),
            Stamps.value(Builds.COMPLETED_AT, before, changes)));
  }

  @Override
  public void claim(Scope scope, Changes<Build> changes, boolean lasting) {
    Id<Project> project = changes.value(Builds.PROJECT_ID);
    if (project != null) {
      Integer said = changes.value(Builds.BUILD_NUMBER);
      BuildNumbers numbers = new BuildNumbers(scope, project.value());
      int number = lasting ? numbers.claim(said) : numbers.foresee(said);
      changes.set(Builds.BUILD_NUMBER, number);
    }
  }

  @Override
  public void check(
      Scope scope,
      @Nullable Build before,
      Build after,
      Changes<Build> changes,
      List<FieldError> errors) {
    Stamps.checkOrder(after.startedAt(), after.completedAt(), errors);
  }
}
