package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.store.Rules;
import java.util.List;

/** The entity types of the core domain. */
public final class CoreDomain {
  private CoreDomain() {}

  /** All of them, in an order in which each refers to those before it where it can. */
  public static List<EntityType<?>> types() {
    return List.of(
        Teams.TYPE,
        People.TYPE,
        Products.TYPE,
        Services.TYPE,
        Components.TYPE,
        Resources.TYPE,
        Repositories.TYPE,
        Incidents.TYPE,
        Users.TYPE);
  }

  /** What is special to some of them. */
  public static List<Rules<?>> rules() {
    return List.of(
        new AttributeRules<>(Services.TYPE, Services.KIND, Services.ATTRIBUTES),
        new AttributeRules<>(Components.TYPE, Components.KIND, Components.ATTRIBUTES),
        new AttributeRules<>(Resources.TYPE, Resources.KIND, Resources.ATTRIBUTES),
        new IncidentRules(),
        new UserRules());
  }
}
