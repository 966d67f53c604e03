package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.ACCESS_CONTROL;
import static io.appinventory.db.schema.Tables.USERS;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The grants on one entity, for those who may grant on it: admins, and users who were granted admin
 * or owner on it themselves. These grant no more than they hold, for no longer, and not to
 * themselves. Whoever grants and takes back is in the audit log.
 *
 * @param <R> the record
 * @param type the entity's type
 * @param id the entity
 */
public record EntityGrants<R extends Entity<R>>(EntityType<R> type, Id<R> id) {
  /** What somebody may grant: up to a permission, and until a time if that is limited. */
  record Held(Permission most, @Nullable Instant until) {
    boolean covers(Permission permission) {
      return permission.compareTo(most) <= 0;
    }
  }

  /**
   * All of them that have not been taken back, those that have expired too, in the order in which
   * they were made.
   *
   * @throws NotFoundException when the principal sees no such entity
   * @throws NotAllowedException when the principal may not grant on it
   */
  public List<AccessGrant> list(Reader reader) {
    held(reader);
    return grants(reader.scope(), ACCESS_CONTROL.DELETED_AT.isNull());
  }

  /** What the principal may grant on the entity. */
  Held held(Reader reader) {
    reader.get(type, id);
    if (!Permissions.mayRead(UserRole.VIEWER, type.name())) {
      throw new NotAllowedException("Nothing is granted on " + type.name() + ".");
    }
    Scope scope = reader.scope();
    return scope.principal().role() == UserRole.ADMIN
        ? new Held(Permission.OWNER, null)
        : scope
            .principal()
            .userId()
            .flatMap(user -> held(scope, user))
            .orElseThrow(
                () ->
                    new NotAllowedException(
                        "To grant on this "
                            + type.singular()
                            + " takes the role admin, or a grant of admin or owner on it."));
  }

  /** Not by a token that leaves less than the user's own role. */
  private Optional<Held> held(Scope scope, UUID user) {
    return scope
        .dsl()
        .select(ACCESS_CONTROL.PERMISSION, ACCESS_CONTROL.EXPIRES_AT)
        .from(ACCESS_CONTROL)
        .join(USERS)
        .on(USERS.TENANT_ID.eq(scope.tenantId()))
        .and(USERS.ID.eq(ACCESS_CONTROL.USER_ID))
        .and(USERS.ROLE.eq(scope.principal().role().code()))
        .where(its(scope))
        .and(ACCESS_CONTROL.USER_ID.eq(user))
        .and(ACCESS_CONTROL.DELETED_AT.isNull())
        .and(ACCESS_CONTROL.EXPIRES_AT.isNull().or(ACCESS_CONTROL.EXPIRES_AT.gt(scope.now())))
        .and(ACCESS_CONTROL.PERMISSION.in(Permission.ADMIN.code(), Permission.OWNER.code()))
        .fetchOptional(
            row ->
                new Held(
                    row.value1().equals(Permission.OWNER.code())
                        ? Permission.OWNER
                        : Permission.ADMIN,
                    row.value2()));
  }

  private Condition its(Scope scope) {
    return ACCESS_CONTROL
        .TENANT_ID
        .eq(scope.tenantId())
        .and(ACCESS_CONTROL.RESOURCE_TYPE.eq(type.name()))
        .and(ACCESS_CONTROL.RESOURCE_ID.eq(id.value()));
  }

  /** What a user was granted on the entity. */
  Optional<AccessGrant> of(Scope scope, Id<User> user) {
    Condition users = ACCESS_CONTROL.USER_ID.eq(user.value());
    return grants(scope, users.and(ACCESS_CONTROL.DELETED_AT.isNull())).stream().findFirst();
  }

  private List<AccessGrant> grants(Scope scope, Condition which) {
    return scope
        .dsl()
        .select(AccessGrants.TYPE.projection().fields(ACCESS_CONTROL))
        .from(ACCESS_CONTROL)
        .where(its(scope))
        .and(which)
        .orderBy(ACCESS_CONTROL.GRANTED_AT, ACCESS_CONTROL.ID)
        .fetch(row -> AccessGrants.TYPE.projection().read(row, 0));
  }
}
