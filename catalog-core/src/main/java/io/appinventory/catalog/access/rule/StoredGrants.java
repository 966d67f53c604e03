package io.appinventory.catalog.access.rule;

import static io.appinventory.db.schema.Tables.ACCESS_CONTROL;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.RowRules;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.schema.tables.AccessControl;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * What a user was granted on single entities, beyond what the role and its rules allow. Which types
 * are concerned is known beforehand; each statement asks for itself what is granted at its moment.
 */
final class StoredGrants {
  /** The permissions that let a user change an entity. */
  static final List<String> WRITING = List.of("write", "admin", "owner");

  private final UUID user;
  private final Set<String> readable = new HashSet<>();
  private final Set<String> writable = new HashSet<>();

  private StoredGrants(UUID user) {
    this.user = user;
  }

  /** The types that a user has grants for, to be asked along with something else. */
  static Field<StoredGrants> field(Scope scope, UUID user) {
    return DSL.multiset(
            DSL.selectDistinct(ACCESS_CONTROL.RESOURCE_TYPE, ACCESS_CONTROL.PERMISSION)
                .from(ACCESS_CONTROL)
                .where(live(ACCESS_CONTROL, scope.tenantId(), user, scope.now())))
        .convertFrom(rows -> of(user, rows));
  }

  private static StoredGrants of(UUID user, Result<org.jooq.Record2<String, String>> rows) {
    StoredGrants grants = new StoredGrants(user);
    for (org.jooq.Record2<String, String> row : rows) {
      grants.readable.add(row.value1());
      if (WRITING.contains(row.value2())) {
        grants.writable.add(row.value1());
      }
    }
    return grants;
  }

  private static Condition live(AccessControl table, UUID tenant, UUID user, Instant now) {
    return table
        .TENANT_ID
        .eq(tenant)
        .and(table.USER_ID.eq(user))
        .and(table.DELETED_AT.isNull())
        .and(table.EXPIRES_AT.isNull().or(table.EXPIRES_AT.gt(now)));
  }

  /**
   * The rules with what is granted besides.
   *
   * @param role whose rules they are
   * @param narrowed whether a token leaves the user less than is the user's own: it then reads only
   */
  RowRules besides(RowRules rules, Scope scope, UserRole role, boolean narrowed) {
    Map<Shape<?>, RowRules.Granted> granted = new HashMap<>();
    for (String collection : readable) {
      scope
          .model()
          .type(collection)
          .filter(type -> Permissions.mayRead(role, type.name()))
          .ifPresent(type -> granted.put(type, granted(type, role, narrowed)));
    }
    return granted.isEmpty() ? rules : rules.or(granted);
  }

  private RowRules.Granted granted(EntityType<?> type, UserRole role, boolean narrowed) {
    boolean writes = !narrowed && writable.contains(type.name());
    return new RowRules.Granted(
        rows(type, Optional.empty()),
        writes ? Optional.of(rows(type, Optional.of(WRITING))) : Optional.empty(),
        Permissions.mayWrite(role, type.name()));
  }

  private RowRules.Rows rows(EntityType<?> type, Optional<Collection<String>> permissions) {
    return (table, scope) -> {
      AccessControl granted = ACCESS_CONTROL.as("granted");
      Condition its =
          live(granted, scope.tenantId(), user, scope.now())
              .and(granted.RESOURCE_TYPE.eq(type.name()));
      Field<UUID> id =
          DSL.field(
              table.getQualifiedName().append(type.idColumn().getUnqualifiedName()), UUID.class);
      return id.in(
          DSL.select(granted.RESOURCE_ID)
              .from(granted)
              .where(permissions.map(some -> its.and(granted.PERMISSION.in(some))).orElse(its)));
    };
  }
}
