package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The life of a requirement: the day it is completed follows from its status. */
final class RequirementRules implements Rules<Requirement> {
  @Override
  public EntityType<Requirement> type() {
    return Requirements.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable Requirement before, Changes<Requirement> changes) {
    boolean completed =
        Stamps.value(Requirements.STATUS, before, changes) == RequirementStatus.COMPLETED;
    LocalDate today = LocalDate.ofInstant(scope.now(), ZoneOffset.UTC);
    Stamps.follow(Requirements.COMPLETED_DATE, completed, before, changes, today);
  }
}
