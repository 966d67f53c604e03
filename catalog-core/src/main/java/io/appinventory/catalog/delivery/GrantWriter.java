package io.appinventory.catalog.delivery;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.delivery.EntityGrants.Held;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.store.EntityWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes grants on one entity and takes them back, for those who may: see {@link EntityGrants}. Had
 * from {@link Transaction#grants}.
 *
 * @param <R> the entity's record
 */
public final class GrantWriter<R extends Entity<R>> {
  private final EntityGrants<R> grants;
  private final Transaction tx;
  private final EntityWriter trusted;

  /**
   * On an entity.
   *
   * @param trusted writes grants, whoever asks
   */
  public GrantWriter(EntityGrants<R> grants, Transaction tx, EntityWriter trusted) {
    this.grants = grants;
    this.tx = tx;
    this.trusted = trusted;
  }

  /**
   * Grants, in the place of what the user was granted on the entity before.
   *
   * @param said the permission, until when, and why; what is not said is nothing
   * @throws NotFoundException when the principal sees no such entity
   * @throws NotAllowedException when the principal may not grant this to this user
   * @throws InvalidInputException when a value is missing or not allowed
   */
  public AccessGrant put(Id<User> user, Changes<AccessGrant> said) {
    Held held = grants.held(tx);
    Optional<AccessGrant> before = grants.of(tx.scope(), user);
    Permission permission = said.value(AccessGrants.PERMISSION);
    if (permission == null) {
      throw new InvalidInputException("permission", "required", "is missing");
    }
    Instant until = said.value(AccessGrants.EXPIRES_AT);
    requireOther(user);
    requireCovered(held, permission);
    before.ifPresent(grant -> requireCovered(held, grant.permission()));
    requireWithin(held, until, tx.scope().now());
    Changes<AccessGrant> changes =
        Changes.<AccessGrant>none()
            .set(AccessGrants.PERMISSION, permission)
            .set(AccessGrants.EXPIRES_AT, until)
            .set(AccessGrants.REASON, said.value(AccessGrants.REASON));
    return before.isPresent()
        ? trusted.patch(AccessGrants.TYPE, before.get().id(), changes, OptionalLong.empty())
        : trusted.create(
            AccessGrants.TYPE,
            changes
                .set(AccessGrants.USER_ID, user)
                .set(AccessGrants.RESOURCE_TYPE, grants.type().name())
                .set(AccessGrants.RESOURCE_ID, grants.id().value()));
  }

  /**
   * Takes back what a user was granted on the entity. One's own may be given up.
   *
   * @throws NotFoundException when the principal sees no such entity, or nothing was granted
   * @throws NotAllowedException when the principal may not take this back
   */
  public void revoke(Id<User> user) {
    Held held = grants.held(tx);
    AccessGrant grant =
        grants.of(tx.scope(), user).orElseThrow(() -> new NotFoundException("grant of user", user));
    requireCovered(held, grant.permission());
    trusted.delete(AccessGrants.TYPE, grant.id(), OptionalLong.empty());
  }

  private void requireOther(Id<User> user) {
    boolean own = tx.scope().principal().userId().equals(Optional.of(user.value()));
    if (own && tx.scope().principal().role() != UserRole.ADMIN) {
      throw new NotAllowedException("Nobody grants anything to themselves.");
    }
  }

  private static void requireCovered(Held held, Permission permission) {
    if (!held.covers(permission)) {
      throw new NotAllowedException(
          "Who holds "
              + held.most().code()
              + " can neither grant nor take back "
              + permission.code()
              + ".");
    }
  }

  private static void requireWithin(Held held, @Nullable Instant until, Instant now) {
    if (until != null && !until.isAfter(now)) {
      throw new InvalidInputException("expires_at", "not_allowed", "is over");
    }
    Instant end = held.until();
    if (end != null && (until == null || until.isAfter(end))) {
      throw new InvalidInputException(
          "expires_at", "not_allowed", "is later than your own grant lasts, which ends at " + end);
    }
  }
}
