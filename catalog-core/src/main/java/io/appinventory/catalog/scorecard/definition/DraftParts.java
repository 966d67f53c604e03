package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.PartChange;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows that a scorecard will own once a write is done, each with the path that errors about it
 * take.
 *
 * @param <P> the record of a row
 * @param rows the rows in their order
 */
record DraftParts<P>(List<Placed<P>> rows) {
  /**
   * A row.
   *
   * @param path {@code criteria[2]} when the write says it, {@code criteria} when it was there
   * @param said whether the write says it
   */
  record Placed<P>(P row, String path, boolean said) {}

  /** Of the rows that are there and what is said. */
  static <P> DraftParts<P> of(
      Parts<Scorecard, P> parts, List<P> stored, Changes<Scorecard> changes) {
    PartType<P> type = parts.target();
    PartChange<P> change = changes.parts(parts);
    Map<List<Object>, Placed<P>> rows = new LinkedHashMap<>();
    if (!(change instanceof PartChange.Replace)) {
      stored.forEach(row -> rows.put(key(type, row), new Placed<>(row, parts.name(), false)));
    }
    for (int i = 0; i < change.rows().size(); i++) {
      P row = change.rows().get(i);
      if (change instanceof PartChange.Remove) {
        rows.remove(key(type, row));
      } else {
        rows.put(key(type, row), new Placed<>(row, parts.name() + "[" + i + "]", true));
      }
    }
    return new DraftParts<>(List.copyOf(rows.values()));
  }

  /** What tells a row from the others of its owner. */
  static <P> List<Object> key(PartType<P> type, P row) {
    List<Object> key = new ArrayList<>();
    for (Property<P, ?> property : type.key()) {
      key.add(Objects.requireNonNull(property.of(row)));
    }
    return key;
  }

  /** The rows alone. */
  List<P> plain() {
    return rows.stream().map(Placed::row).toList();
  }
}
