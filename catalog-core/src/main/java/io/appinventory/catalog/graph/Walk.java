package io.appinventory.catalog.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * A walk, which is one statement whichever way it goes.
 *
 * @param terrain where it can go
 * @param starts where it starts
 * @param limits the limits
 */
record Walk(Terrain terrain, Starts starts, Limits limits) {
  /** What is reached; empty when no start lives. */
  Optional<DependencyGraph> graph(Direction direction) {
    List<Levels> walks = walks(direction);
    List<Select<Record>> parts = new ArrayList<>();
    for (int i = 0; i < walks.size(); i++) {
      int number = i;
      terrain.types().forEach(t -> parts.add(WalkRows.nodes(number, walks.get(number), t)));
      parts.add(WalkRows.edges(i, walks.get(i)));
    }
    Result<? extends Record> rows = run(walks, parts);
    List<Reached> reached = walks.stream().map(walk -> new Reached(terrain, walk)).toList();
    rows.forEach(row -> reached.get(number(row.get(WalkRows.WALK))).add(row));
    return rows.isEmpty() ? Optional.empty() : Optional.of(Reached.graph(reached, limits));
  }

  /** The edges on all ways from the starts to what they need. */
  Set<Edge> edges() {
    List<Levels> walks = walks(Direction.DEPENDENCIES);
    Reached reached = new Reached(terrain, walks.getFirst());
    run(walks, List.of(WalkRows.edges(0, walks.getFirst()))).forEach(reached::add);
    return new LinkedHashSet<>(reached.edges());
  }

  private List<Levels> walks(Direction direction) {
    return Stream.of(Direction.DEPENDENCIES, Direction.DEPENDENTS)
        .filter(one -> direction == one || direction == Direction.BOTH)
        .map(one -> new Levels(terrain, one.code(), one, limits))
        .toList();
  }

  private Result<? extends Record> run(List<Levels> walks, List<Select<Record>> parts) {
    Select<Record> rows = parts.stream().reduce(Select::unionAll).orElseThrow();
    return terrain
        .scope()
        .dsl()
        .withRecursive(walks.stream().map(walk -> walk.expression(starts)).toList())
        .select(WalkRows.COLUMNS)
        .from(rows.asTable("rows"))
        .fetch();
  }

  private static int number(@Nullable Integer value) {
    return Objects.requireNonNull(value);
  }
}
