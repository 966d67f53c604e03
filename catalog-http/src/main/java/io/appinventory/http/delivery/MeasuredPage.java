package io.appinventory.http.delivery;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.measure.DeliveryMeasures;
import io.appinventory.catalog.delivery.measure.Window;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.QueryParameters;
import java.util.function.BiFunction;

/**
 * A page of what was measured.
 *
 * @param window the time that was looked at
 */
record MeasuredPage<T>(Page<T> page, Window window) {
  /** Measures, within the window that the query asks for. */
  static <T> MeasuredPage<T> read(
      Catalog catalog,
      Principal principal,
      QueryParameters query,
      BiFunction<DeliveryMeasures, Window, Page<T>> measure) {
    return catalog.read(
        principal,
        reader -> {
          Window window = WindowParameters.read(query, reader.scope().now());
          return new MeasuredPage<>(measure.apply(reader.delivery(), window), window);
        });
  }
}
