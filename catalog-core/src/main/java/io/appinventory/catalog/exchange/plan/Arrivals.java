package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Looks again for what earlier references dangled for. */
final class Arrivals {
  private final String source;
  private final SourceTables tables;
  private final Resolver resolver;
  private final List<Plan.Dangling> dangling = new ArrayList<>();

  Arrivals(Scope scope, String source, Resolver resolver) {
    this.source = source;
    this.tables = new SourceTables(scope);
    this.resolver = resolver;
  }

  /** The references of the source that is imported that still lead to nothing. */
  List<Plan.Dangling> dangling() {
    return dangling;
  }

  /** The references that lead to something now, but for those of {@code changing} descriptors. */
  List<Plan.Arrival> find(Set<UUID> changing) {
    List<SourceTables.ReferenceRow> pending =
        tables.pending().stream().filter(row -> !changing.contains(row.source())).toList();
    Set<UUID> sources = new HashSet<>();
    pending.forEach(row -> sources.add(row.source()));
    Map<UUID, SourceRow> from = new HashMap<>();
    tables.withIds(sources).forEach(row -> from.put(row.id(), row));
    Map<String, List<Reference>> byFormat = new HashMap<>();
    for (SourceTables.ReferenceRow row : pending) {
      byFormat
          .computeIfAbsent(source(from, row).format(), f -> new ArrayList<>())
          .add(row.reference());
    }
    byFormat.forEach(resolver::resolve);
    List<Plan.Arrival> arrived = new ArrayList<>();
    for (SourceTables.ReferenceRow row : pending) {
      SourceRow said = source(from, row);
      String key = Plan.targetKey(said.format(), row.reference().key());
      Target target = resolver.targets().get(key);
      if (target != null) {
        arrived.add(new Plan.Arrival(row, said, target));
      } else if (said.source().equals(source)) {
        dangling.add(new Plan.Dangling(said.key(), said.location(), row.reference()));
      }
    }
    return arrived;
  }

  private static SourceRow source(Map<UUID, SourceRow> from, SourceTables.ReferenceRow row) {
    return Objects.requireNonNull(from.get(row.source()), "a reference has a descriptor");
  }
}
