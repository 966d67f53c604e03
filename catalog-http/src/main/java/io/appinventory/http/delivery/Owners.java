package io.appinventory.http.delivery;

import io.appinventory.catalog.delivery.measure.DeliveryMeasures;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;

/** What deployments belong to, by its name. */
final class Owners {
  private Owners() {}

  static EntityType<?> named(String parameter, String name) {
    return DeliveryMeasures.OWNERS.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedQueryException(
                    parameter,
                    "is '"
                        + (name.length() <= 40 ? name : name.substring(0, 37) + "...")
                        + "', allowed are "
                        + String.join(
                            ", ",
                            DeliveryMeasures.OWNERS.stream().map(EntityType::name).toList())));
  }
}
