package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.SESSIONS;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Rules;
import io.appinventory.catalog.store.Write;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Addresses are in lower case; who gets another password, another role or is put out has to sign in
 * again.
 */
final class UserRules implements Rules<User> {
  @Override
  public EntityType<User> type() {
    return Users.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable User before, Changes<User> changes) {
    String email = changes.value(Users.EMAIL);
    if (email != null) {
      changes.set(Users.EMAIL, email.strip().toLowerCase(Locale.ROOT));
    }
    verify(scope, before, changes);
  }

  /** Another address has to be verified anew. */
  private static void verify(Scope scope, @Nullable User before, Changes<User> changes) {
    String email = changes.value(Users.EMAIL);
    if (before != null
        && email != null
        && !email.equals(before.email())
        && !changes.says(Users.EMAIL_VERIFIED)) {
      changes.set(Users.EMAIL_VERIFIED, false);
    }
    Boolean verified = changes.value(Users.EMAIL_VERIFIED);
    boolean was = before != null && before.emailVerified();
    if (verified != null && verified != was && !changes.says(Users.EMAIL_VERIFIED_AT)) {
      changes.set(Users.EMAIL_VERIFIED_AT, verified ? scope.now() : null);
    }
  }

  @Override
  public void after(EntityWriter writer, Write<User> write) {
    User before = write.before();
    if (before == null) {
      return;
    }
    if (endsSessions(before, write.after())) {
      endSessions(writer.scope(), before);
    }
    writer.scope().rightsChanged().run();
  }

  private static void endSessions(Scope scope, User user) {
    scope
        .dsl()
        .update(SESSIONS)
        .set(SESSIONS.REVOKED_AT, scope.now())
        .where(SESSIONS.TENANT_ID.eq(scope.tenantId()))
        .and(SESSIONS.USER_ID.eq(user.id().value()))
        .and(SESSIONS.REVOKED_AT.isNull())
        .execute();
  }

  private static boolean endsSessions(User before, User after) {
    return !Objects.equals(before.password(), after.password())
        || before.role() != after.role()
        || before.active() != after.active()
        || !Objects.equals(before.deletedAt(), after.deletedAt());
  }
}
