package io.appinventory.http.collection;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.http.route.Route;
import java.util.ArrayList;
import java.util.List;

/** All routes of a collection, whichever it is. */
public final class CollectionRoutes {
  private CollectionRoutes() {}

  /** The routes of every collection of the catalog. */
  public static List<Route> of(Catalog catalog) {
    List<Route> routes = new ArrayList<>();
    for (EntityType<?> type : catalog.model().types()) {
      routes.addAll(of(catalog, type));
    }
    return routes;
  }

  /** The routes of one collection; those of fixed names stand before those with an id. */
  private static <R extends Entity<R>> List<Route> of(Catalog catalog, EntityType<R> type) {
    EntityCollection<R> collection = new EntityCollection<>(catalog, type);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new ListRoutes<>(collection).routes());
    routes.addAll(new FacetRoutes<>(collection).routes());
    routes.addAll(new BatchRoutes<>(collection).routes());
    routes.addAll(new ReadRoutes<>(collection).routes());
    routes.addAll(new WriteRoutes<>(collection).routes());
    routes.addAll(new RelationRoutes<>(collection).routes());
    routes.addAll(new PartRoutes<>(collection).routes());
    routes.addAll(new HistoryRoutes<>(collection).routes());
    routes.addAll(new ObservedRoutes<>(collection).routes());
    return routes;
  }
}
