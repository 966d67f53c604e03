package io.appinventory.http.backstage;

import io.appinventory.catalog.Catalog;
import io.appinventory.http.route.Route;
import java.util.ArrayList;
import java.util.List;

/** All of Backstage's catalog API that is served, below {@code /t/{tenant}/api/catalog}. */
public final class BackstageRoutes {
  private final Paths paths;

  /** Over a catalog. */
  public BackstageRoutes(Catalog catalog) {
    this.paths = new Paths(catalog);
  }

  /** The routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new EntityRoutes(paths).routes());
    routes.addAll(new ListRoutes(paths).routes());
    routes.addAll(new QueryRoutes(paths).routes());
    routes.addAll(new FacetRoutes(paths).routes());
    routes.addAll(new LocationRoutes(paths).routes());
    return routes;
  }
}
