package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Write;
import io.appinventory.catalog.store.WriteObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Remembers the scorecards that one transaction deletes, to refuse at its end to leave others
 * without levels that they ask for. Not safe for use by several threads.
 */
public final class DeletedScorecards implements WriteObserver {
  private final Map<UUID, Scorecard> deleted = new LinkedHashMap<>();

  @Override
  public <R extends Entity<R>> void written(Scope scope, Write<R> write) {
    Object after = write.after();
    if (after instanceof Scorecard scorecard) {
      switch (write.kind()) {
        case DELETE -> deleted.put(scorecard.id().value(), scorecard);
        case RESTORE -> deleted.remove(scorecard.id().value());
        case CREATE, UPDATE -> {}
      }
    }
  }

  /**
   * Refuses when somebody asks for what is gone.
   *
   * @param scope the transaction's
   */
  public void requireUnasked(Scope scope) {
    for (Scorecard gone : deleted.values()) {
      new LevelReferences(scope, gone)
          .missing()
          .ifPresent(
              who -> {
                throw ConflictException.state(
                    "The scorecard '"
                        + gone.name()
                        + "' cannot be deleted: "
                        + who
                        + " for its levels.");
              });
    }
  }
}
