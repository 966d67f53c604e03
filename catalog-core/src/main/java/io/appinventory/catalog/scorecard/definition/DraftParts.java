package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.PartChange;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.scorecard.Scorecard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    if (change instanceof PartChange.Edit<P> edit) {
      stored.forEach(row -> rows.put(type.keyOf(row), new Placed<>(row, parts.name(), false)));
      edit.removed().forEach(row -> rows.remove(type.keyOf(row)));
    }
    for (int i = 0; i < change.rows().size(); i++) {
      P row = change.rows().get(i);
      rows.put(type.keyOf(row), new Placed<>(row, parts.name() + "[" + i + "]", true));
    }
    return new DraftParts<>(List.copyOf(rows.values()));
  }

  /** The rows alone. */
  List<P> plain() {
    return rows.stream().map(Placed::row).toList();
  }
}
