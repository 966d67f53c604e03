package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.ACCESS_CONTROL;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.time.Instant;
import java.util.UUID;

/** The description of grants of access. */
public final class AccessGrants {
  /** Who may. */
  public static final Property<AccessGrant, Id<User>> USER_ID =
      Property.<AccessGrant, User>reference(ACCESS_CONTROL.USER_ID, AccessGrant::userId)
          .access(Access.FIXED);

  /** The collection of the entity. */
  public static final Property<AccessGrant, String> RESOURCE_TYPE =
      Property.<AccessGrant>text(ACCESS_CONTROL.RESOURCE_TYPE, AccessGrant::resourceType)
          .access(Access.FIXED);

  /** The entity. */
  public static final Property<AccessGrant, UUID> RESOURCE_ID =
      Property.<AccessGrant>uuid(ACCESS_CONTROL.RESOURCE_ID, AccessGrant::resourceId)
          .access(Access.FIXED);

  /** What is allowed. */
  public static final Property<AccessGrant, Permission> PERMISSION =
      Property.code(ACCESS_CONTROL.PERMISSION, Permission.values(), AccessGrant::permission);

  /** Since when. */
  public static final Property<AccessGrant, Instant> GRANTED_AT =
      Property.<AccessGrant>timestamp(ACCESS_CONTROL.GRANTED_AT, AccessGrant::grantedAt)
          .access(Access.READ_ONLY);

  /** Who granted it. */
  public static final Property<AccessGrant, Id<User>> GRANTED_BY =
      Property.<AccessGrant, User>reference(ACCESS_CONTROL.GRANTED_BY, AccessGrant::grantedBy)
          .access(Access.READ_ONLY);

  /** Until when; null for ever. */
  public static final Property<AccessGrant, Instant> EXPIRES_AT =
      Property.timestamp(ACCESS_CONTROL.EXPIRES_AT, AccessGrant::expiresAt);

  /** Why. */
  public static final Property<AccessGrant, String> REASON =
      Property.text(ACCESS_CONTROL.REASON, AccessGrant::reason);

  /** The type. */
  public static final EntityType<AccessGrant> TYPE =
      EntityType.<AccessGrant>named("access-control", "access grant", ACCESS_CONTROL)
          .properties(
              USER_ID,
              RESOURCE_TYPE,
              RESOURCE_ID,
              PERMISSION,
              GRANTED_AT,
              GRANTED_BY,
              EXPIRES_AT,
              REASON)
          .checked(
              ToOne.checking(USER_ID, () -> Users.TYPE),
              ToOne.checking(GRANTED_BY, () -> Users.TYPE))
          .label(RESOURCE_TYPE)
          .summary(RESOURCE_TYPE, PERMISSION, EXPIRES_AT)
          .record(
              (header, row) ->
                  new AccessGrant(
                      header,
                      row.get(USER_ID),
                      row.get(RESOURCE_TYPE),
                      row.get(RESOURCE_ID),
                      row.get(PERMISSION),
                      row.get(GRANTED_AT),
                      row.optional(GRANTED_BY),
                      row.optional(EXPIRES_AT),
                      row.optional(REASON)));

  private AccessGrants() {}
}
