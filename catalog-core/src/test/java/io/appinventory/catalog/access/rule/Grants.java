package io.appinventory.catalog.access.rule;

import static io.appinventory.db.schema.Tables.ACCESS_CONTROL;

import io.appinventory.catalog.model.EntityType;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a user is granted, written past all rules. */
record Grants(DSLContext owner, UUID tenant, UUID user) {
  UUID add(EntityType<?> type, UUID entity, String permission) {
    return add(type, entity, permission, null);
  }

  UUID add(EntityType<?> type, UUID entity, String permission, @Nullable Instant until) {
    UUID id = UUID.randomUUID();
    owner
        .insertInto(ACCESS_CONTROL)
        .set(ACCESS_CONTROL.TENANT_ID, tenant)
        .set(ACCESS_CONTROL.ID, id)
        .set(ACCESS_CONTROL.USER_ID, user)
        .set(ACCESS_CONTROL.RESOURCE_TYPE, type.name())
        .set(ACCESS_CONTROL.RESOURCE_ID, entity)
        .set(ACCESS_CONTROL.PERMISSION, permission)
        .set(ACCESS_CONTROL.EXPIRES_AT, until)
        .execute();
    return id;
  }
}
