package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.FEATURES;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of a defect: who reports it, when it was resolved, and when and by whom that was
 * verified. A defect that is taken up again is neither. Its feature is one of its project.
 */
final class DefectRules implements Rules<Defect> {
  private static final Set<DefectStatus> RESOLVED =
      EnumSet.of(DefectStatus.RESOLVED, DefectStatus.VERIFIED, DefectStatus.CLOSED);

  @Override
  public EntityType<Defect> type() {
    return Defects.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable Defect before, Changes<Defect> changes) {
    if (before == null) {
      Stamps.reachUser(Defects.REPORTED_BY, before, changes, scope);
    }
    DefectStatus status = Stamps.value(Defects.STATUS, before, changes);
    Stamps.follow(
        Defects.RESOLVED_AT,
        status != null && RESOLVED.contains(status),
        before,
        changes,
        scope.now());
    if (status != DefectStatus.CLOSED) {
      boolean verified = status == DefectStatus.VERIFIED;
      Stamps.follow(Defects.VERIFIED_AT, verified, before, changes, scope.now());
      Stamps.followUser(Defects.VERIFIED_BY, verified, before, changes, scope);
    }
  }

  /** What is not there at all is reported as a reference. */
  @Override
  public void check(
      Scope scope,
      @Nullable Defect before,
      Defect after,
      Changes<Defect> changes,
      List<FieldError> errors) {
    Id<Feature> feature = after.featureId();
    if (feature == null || !changes.says(Defects.FEATURE_ID) && !changes.says(Defects.PROJECT_ID)) {
      return;
    }
    UUID project =
        scope
            .dsl()
            .select(FEATURES.PROJECT_ID)
            .from(FEATURES)
            .where(scope.tenant(Features.TYPE, FEATURES))
            .and(FEATURES.ID.eq(feature.value()))
            .and(FEATURES.DELETED_AT.isNull())
            .fetchOne(FEATURES.PROJECT_ID);
    if (project != null && !project.equals(after.projectId().value())) {
      errors.add(
          new FieldError(
              "feature_id",
              "not_allowed",
              "is "
                  + feature
                  + ", a feature of another project than project_id, "
                  + after.projectId()));
    }
  }
}
