package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.TENANTS;

import io.appinventory.catalog.store.Domain;
import java.util.List;

/** The core domain. */
public final class CoreDomain {
  private CoreDomain() {}

  /** Its types, each after those it refers to where that can be, and their rules. */
  public static Domain domain() {
    return new Domain(
        List.of(
            Teams.TYPE,
            People.TYPE,
            Products.TYPE,
            Services.TYPE,
            Components.TYPE,
            Resources.TYPE,
            Repositories.TYPE,
            Incidents.TYPE,
            Users.TYPE),
        List.of(
            new AttributeRules<>(Services.TYPE, Services.KIND, Services.ATTRIBUTES),
            new AttributeRules<>(Components.TYPE, Components.KIND, Components.ATTRIBUTES),
            new AttributeRules<>(Resources.TYPE, Resources.KIND, Resources.ATTRIBUTES),
            new IncidentRules(),
            new UserRules(),
            new LastAdmin(),
            new TenantLimit<>(Users.TYPE, TENANTS.MAX_USERS)));
  }
}
