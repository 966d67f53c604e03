package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Listing;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be measured of software delivery. */
public final class DeliveryMeasures {
  /** The environment whose deployments count when none is named. */
  public static final String PRODUCTION = "production";

  /** What deployments are measured by: each has a service, which has a team and products. */
  public static final List<EntityType<?>> OWNERS =
      List.of(Services.TYPE, Teams.TYPE, Products.TYPE);

  private static final String DEPLOYMENTS = "deployments";

  private final Scope scope;

  /** For any scope. */
  public DeliveryMeasures(Scope scope) {
    this.scope = scope;
  }

  /**
   * DORA's four measures of a page of services, teams or products: of the deployments of the
   * service, of the services that the team owns, of the services that the product is made of. Two
   * statements, however many there are.
   *
   * @param type one of {@link #OWNERS}
   * @param which those to measure
   * @param window the time to look at
   * @param environment whose deployments count, usually {@link #PRODUCTION}
   */
  public <R extends Entity<R>> Page<Measured<R, Dora>> dora(
      EntityType<R> type, ListQuery which, Window window, String environment) {
    Permissions.requireRead(scope.principal(), DEPLOYMENTS);
    if (!OWNERS.contains(type)) {
      throw new MalformedQueryException("by", "deployments are not of " + type);
    }
    Page<R> page = new Listing(scope).list(type, which);
    List<UUID> ids = page.items().stream().map(each -> each.id().value()).toList();
    Map<UUID, Dora> found = new DoraSql(scope, window, environment).of(type, ids);
    return new Page<>(
        page.items().stream()
            .map(each -> new Measured<>(each, found.getOrDefault(each.id().value(), Dora.NONE)))
            .toList(),
        page.total(),
        page.number(),
        page.size(),
        page.next(),
        page.previous());
  }
}
