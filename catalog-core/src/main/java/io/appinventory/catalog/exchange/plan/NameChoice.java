package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds names for new entities. A name that another entity of the same format has is left to it; a
 * name that some other entity has is a conflict, unless the import adopts such entities.
 */
final class NameChoice {
  /** What several formats say something about. */
  private static final String SHARED = "repositories";

  /** Kinds that leave the plain name to others which are called the same. */
  private static final Set<String> MODEST = Set.of("API", "Domain");

  private final Scope scope;
  private final EntityLookup entities;
  private final boolean adopt;
  private final Map<String, Map<String, Step.Create>> given = new HashMap<>();

  NameChoice(Scope scope, boolean adopt) {
    this.scope = scope;
    this.entities = new EntityLookup(scope);
    this.adopt = adopt;
  }

  /** A step for each new descriptor that has a collection. */
  List<Step> choose(List<Descriptor> fresh) {
    Map<String, List<Descriptor>> byCollection = new LinkedHashMap<>();
    for (Descriptor descriptor : fresh) {
      if (descriptor.collection() != null) {
        byCollection
            .computeIfAbsent(descriptor.collection(), c -> new ArrayList<>())
            .add(descriptor);
      }
    }
    List<Step> steps = new ArrayList<>();
    byCollection.forEach((collection, some) -> steps.addAll(choose(collection, some)));
    return steps;
  }

  /** Keeps a name for an entity that comes back, unless another has it. */
  boolean keep(Descriptor descriptor, SourceRow row, Target target, String name) {
    Map<String, Step.Create> taken =
        given.computeIfAbsent(target.collection(), c -> new HashMap<>());
    boolean free =
        !taken.containsKey(name) && entities.byKey(target.collection(), List.of(name)).isEmpty();
    if (free) {
      taken.put(name, new Step.Create(descriptor, row.id(), target, name, true));
    }
    return free;
  }

  private List<Step> choose(String collection, List<Descriptor> fresh) {
    Set<String> wanted = new HashSet<>();
    fresh.forEach(descriptor -> wanted.addAll(descriptor.names()));
    Map<String, UUID> existing = entities.byKey(collection, wanted);
    Map<UUID, SourceRow> holders = new HashMap<>();
    new SourceTables(scope)
        .ofEntities(collection, existing.values())
        .forEach(row -> holders.put(row.target() == null ? row.id() : row.target().id(), row));
    Map<String, Step.Create> taken = given.computeIfAbsent(collection, c -> new HashMap<>());
    List<Step> steps = new ArrayList<>();
    fresh.stream()
        .sorted(Comparator.comparing(descriptor -> MODEST.contains(descriptor.kind())))
        .forEach(one -> steps.add(choose(collection, one, existing, holders, taken)));
    return steps;
  }

  private Step choose(
      String collection,
      Descriptor descriptor,
      Map<String, UUID> existing,
      Map<UUID, SourceRow> holders,
      Map<String, Step.Create> taken) {
    for (String name : descriptor.names()) {
      UUID id = existing.get(name);
      SourceRow holder = id == null ? null : holders.get(id);
      boolean sameFormat = holder != null && holder.format().equals(descriptor.format().code());
      if (id != null && !sameFormat) {
        return existing(collection, descriptor, name, id, holder, taken);
      }
      Step.Create other = taken.get(name);
      if (other != null && other.descriptor().format() != descriptor.format()) {
        return besides(descriptor, name, other);
      }
      if (id == null && other == null) {
        Target target = new Target(collection, scope.ids().get());
        return give(taken, new Step.Create(descriptor, scope.ids().get(), target, name, false));
      }
    }
    return new Step.Conflict(
        descriptor,
        "has no name of its own left: " + String.join(", ", descriptor.names()),
        null,
        false);
  }

  private static Step give(Map<String, Step.Create> taken, Step.Create step) {
    taken.put(step.name(), step);
    return step;
  }

  /** Another format describes what is called so in the same import. */
  private Step besides(Descriptor descriptor, String name, Step.Create other) {
    Target target = other.target();
    return target != null && target.collection().equals(SHARED)
        ? new Step.Create(descriptor, scope.ids().get(), target, name, true)
        : new Step.Conflict(
            descriptor,
            "'%s' is described already, in %s".formatted(name, other.descriptor().place()),
            null,
            false);
  }

  private Step existing(
      String collection,
      Descriptor descriptor,
      String name,
      UUID id,
      @Nullable SourceRow holder,
      Map<String, Step.Create> taken) {
    Target target = new Target(collection, id);
    boolean free = holder == null && adopt || collection.equals(SHARED);
    if (free && !taken.containsKey(name)) {
      return give(taken, new Step.Create(descriptor, scope.ids().get(), target, name, true));
    }
    String reason =
        holder == null
            ? "'" + name + "' is in " + collection + " already, made in the catalog itself"
            : "'%s' is in %s already, from %s, %s"
                .formatted(name, collection, holder.source(), holder.location());
    return new Step.Conflict(descriptor, reason, target, false);
  }
}
