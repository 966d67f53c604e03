package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a defect: who reports it, when it was resolved, and when and by whom that was
 * verified. A defect that is taken up again is neither.
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
}
