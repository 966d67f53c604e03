package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.USERS;

import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Rules;
import io.appinventory.catalog.store.Write;

/**
 * Users cannot take the last active admin from their tenant, however many try at once: none of them
 * could make another. The system can.
 */
final class LastAdmin implements Rules<User> {
  @Override
  public EntityType<User> type() {
    return Users.TYPE;
  }

  @Override
  public void after(EntityWriter writer, Write<User> write) {
    User before = write.before();
    Scope scope = writer.scope();
    if (before != null
        && scope.principal().userId().isPresent()
        && administers(before)
        && !administers(write.after())) {
      require(scope);
    }
  }

  private static boolean administers(User user) {
    return user.role() == UserRole.ADMIN && user.active() && user.deletedAt() == null;
  }

  private static void require(Scope scope) {
    TenantLock.take(scope, "active admins");
    boolean left =
        scope
            .dsl()
            .fetchExists(
                USERS,
                USERS
                    .TENANT_ID
                    .eq(scope.tenantId())
                    .and(USERS.ROLE.eq(UserRole.ADMIN.code()))
                    .and(USERS.IS_ACTIVE)
                    .and(USERS.DELETED_AT.isNull()));
    if (!left) {
      throw ConflictException.state(
          "The tenant would have no active admin any more; make somebody else an admin first.");
    }
  }
}
