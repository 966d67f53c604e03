package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Property;
import java.util.stream.Stream;

/** Which properties a filter asks about, on whatever rows. */
public final class AskedProperties {
  private AskedProperties() {}

  /** All of them; one may occur several times. */
  public static Stream<Property<?, ?>> of(ResolvedFilter filter) {
    return switch (filter) {
      case ResolvedFilter.Always always -> Stream.empty();
      case ResolvedFilter.And and -> and.parts().stream().flatMap(AskedProperties::of);
      case ResolvedFilter.Or or -> or.parts().stream().flatMap(AskedProperties::of);
      case ResolvedFilter.Not not -> of(not.part());
      case ResolvedFilter.Value value -> Stream.of(value.property());
      case ResolvedFilter.Elements elements -> Stream.of(elements.property());
      case ResolvedFilter.Inside inside -> Stream.of(inside.property());
      case ResolvedFilter.Last last -> Stream.concat(of(last.where()), of(last.test()));
      case ResolvedFilter.Some some -> of(some.where());
      case ResolvedFilter.Count count -> of(count.where());
    };
  }
}
