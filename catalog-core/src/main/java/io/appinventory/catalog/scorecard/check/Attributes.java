package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.query.filter.Path;
import java.util.List;
import java.util.stream.Stream;

/** Ways into the attributes of entities. */
final class Attributes {
  private Attributes() {}

  /** The path of an attribute. */
  static Path path(Path attribute) {
    List<String> names =
        Stream.concat(Stream.of("attributes"), attribute.segments().stream()).toList();
    return new Path(names, attribute.at());
  }
}
