package io.appinventory.catalog.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A walk, which is one statement whichever way it goes.
 *
 * @param terrain where it can go
 * @param direction which way
 * @param limits the limits
 */
record Walk(Terrain terrain, Direction direction, Limits limits) {
  /** Asks for what is reached; no rows when no start lives. */
  Select<?> nodesAndEdges(Starts starts) {
    List<Levels> walks = walks();
    List<Select<Record>> parts = new ArrayList<>();
    for (int i = 0; i < walks.size(); i++) {
      int number = i;
      terrain.types().forEach(t -> parts.add(WalkRows.nodes(number, walks.get(number), t)));
      parts.add(WalkRows.edges(i, walks.get(i)));
    }
    return select(starts, walks, parts);
  }

  /** Asks for the edges on all ways from the starts. */
  Select<?> edges(Starts starts) {
    List<Levels> walks = walks();
    return select(starts, walks, List.of(WalkRows.edges(0, walks.getFirst())));
  }

  private static Select<?> select(Starts starts, List<Levels> walks, List<Select<Record>> parts) {
    Select<Record> rows = parts.stream().reduce(Select::unionAll).orElseThrow();
    return DSL.withRecursive(walks.stream().map(walk -> walk.expression(starts)).toList())
        .select(WalkRows.COLUMNS)
        .from(rows.asTable("rows"));
  }

  /** What {@link #nodesAndEdges} found, of which there is some. */
  DependencyGraph graph(List<Record> rows) {
    List<Reached> reached = walks().stream().map(walk -> new Reached(terrain, walk)).toList();
    rows.forEach(row -> reached.get(number(row.get(WalkRows.WALK))).add(row));
    return Reached.graph(reached, limits);
  }

  /** What {@link #edges} found. */
  Set<Edge> edges(List<Record> rows) {
    Reached reached = new Reached(terrain, walks().getFirst());
    rows.forEach(reached::add);
    return new LinkedHashSet<>(reached.edges());
  }

  private List<Levels> walks() {
    return Stream.of(Direction.DEPENDENCIES, Direction.DEPENDENTS)
        .filter(one -> direction == one || direction == Direction.BOTH)
        .map(one -> new Levels(terrain, one.code(), one, limits))
        .toList();
  }

  private static int number(@Nullable Integer value) {
    return Objects.requireNonNull(value);
  }
}
