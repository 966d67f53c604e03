package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.USERS;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Values that follow from others. */
final class Stamps {
  private Stamps() {}

  /** A value as it will be: what is said, otherwise what was, at creation the default. */
  static <R, T> @Nullable T value(Property<R, T> property, @Nullable R before, Changes<R> changes) {
    if (changes.says(property)) {
      return changes.value(property);
    }
    return before == null ? property.defaultValue() : property.of(before);
  }

  /** Says a value where none is said and none was. */
  static <R, T> void reach(
      Property<R, T> property, @Nullable R before, Changes<R> changes, @Nullable T value) {
    if (!changes.says(property) && (before == null || property.of(before) == null)) {
      changes.set(property, value);
    }
  }

  /** Takes away a value that no longer holds, unless another is said. */
  static <R, T> void clear(Property<R, T> property, @Nullable R before, Changes<R> changes) {
    if (!changes.says(property) && before != null && property.of(before) != null) {
      changes.set(property, null);
    }
  }

  /** A value that is there exactly while something holds. */
  static <R, T> void follow(
      Property<R, T> property,
      boolean holds,
      @Nullable R before,
      Changes<R> changes,
      @Nullable T value) {
    if (holds) {
      reach(property, before, changes, value);
    } else {
      clear(property, before, changes);
    }
  }

  /** The seconds between two times, null where one is missing or they are the wrong way round. */
  static @Nullable Integer seconds(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null || to.isBefore(from)) {
      return null;
    }
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, Duration.between(from, to).toSeconds()));
  }

  /** Reports an end before its beginning. */
  static void checkOrder(@Nullable Instant from, @Nullable Instant to, List<FieldError> errors) {
    if (from != null && to != null && to.isBefore(from)) {
      errors.add(
          new FieldError(
              "completed_at", "not_allowed", "is " + to + ", before started_at, " + from));
    }
  }

  /** Says who writes, if that is a user, where nobody is said and nobody was. */
  static <R> void reachUser(
      Property<R, Id<User>> property, @Nullable R before, Changes<R> changes, Scope scope) {
    if (!changes.says(property) && (before == null || property.of(before) == null)) {
      user(scope).ifPresent(user -> changes.set(property, Id.of(user)));
    }
  }

  /** Who did it, exactly while it is done. */
  static <R> void followUser(
      Property<R, Id<User>> property,
      boolean holds,
      @Nullable R before,
      Changes<R> changes,
      Scope scope) {
    if (holds) {
      reachUser(property, before, changes, scope);
    } else {
      clear(property, before, changes);
    }
  }

  private static Optional<UUID> user(Scope scope) {
    return scope
        .principal()
        .userId()
        .filter(
            id ->
                scope
                    .dsl()
                    .fetchExists(
                        DSL.selectOne()
                            .from(USERS)
                            .where(USERS.TENANT_ID.eq(scope.tenantId()))
                            .and(USERS.ID.eq(id))
                            .and(USERS.DELETED_AT.isNull())));
  }
}
