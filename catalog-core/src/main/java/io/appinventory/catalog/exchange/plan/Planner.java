package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds descriptors against a tenant. The same descriptors give the same plan as long as the tenant
 * is the same, in whatever order its entities came.
 */
public final class Planner {
  private final Scope scope;
  private final String source;
  private final boolean adopt;
  private final SourceTables tables;
  private final EntityLookup entities;
  private final Resolver resolver;
  private final NameChoice names;
  private final Revival revival;
  private final List<Step> steps = new ArrayList<>();
  private final Set<UUID> seen = new HashSet<>();

  /**
   * For the import of one source.
   *
   * @param source what is imported as a whole
   * @param adopt whether entities of others are taken over
   */
  public Planner(Scope scope, String source, boolean adopt) {
    this.scope = scope;
    this.source = source;
    this.adopt = adopt;
    this.tables = new SourceTables(scope);
    this.entities = new EntityLookup(scope);
    this.resolver = new Resolver(scope);
    this.names = new NameChoice(scope, adopt);
    this.revival = new Revival(entities, names);
  }

  /**
   * Makes the plan.
   *
   * @param descriptors in the order in which the first of two comes first
   * @param mayVanish which rows of the source count as gone when no descriptor has their key
   */
  public Plan plan(List<Descriptor> descriptors, Predicate<SourceRow> mayVanish) {
    Map<Format, List<Descriptor>> byFormat =
        descriptors.stream()
            .collect(
                Collectors.groupingBy(
                    Descriptor::format, () -> new EnumMap<>(Format.class), Collectors.toList()));
    byFormat.forEach(this::settle);
    List<SourceRow> orphans =
        tables.ofSource(source).stream()
            .filter(row -> !seen.contains(row.id()) && !row.orphaned() && mayVanish.test(row))
            .toList();
    Map<UUID, RepositoryPlace> repositories = resolve();
    Arrivals arrivals = new Arrivals(scope, source, resolver);
    List<Plan.Arrival> arrived = arrivals.find(changing());
    return new Plan(
        source,
        List.copyOf(steps),
        orphans,
        repositories,
        resolver.targets(),
        arrived,
        Stream.concat(dangling(), arrivals.dangling().stream()).toList(),
        previous());
  }

  private Stream<Plan.Dangling> dangling() {
    return steps.stream()
        .filter(step -> step instanceof Step.Create || step instanceof Step.Update)
        .map(Step::descriptor)
        .flatMap(
            from ->
                from.references().stream()
                    .filter(to -> !resolver.targets().containsKey(targetKey(from, to)))
                    .map(to -> new Plan.Dangling(from.key(), from.place().file(), to)));
  }

  private static String targetKey(Descriptor from, Reference to) {
    return Plan.targetKey(from.format().code(), to.key());
  }

  private void settle(Format format, List<Descriptor> descriptors) {
    Claims claims = new Claims(source, adopt, descriptors);
    Map<String, SourceRow> rows = tables.byKey(format.code(), claims.byKey().keySet());
    Set<UUID> alive = alive(rows.values());
    List<Descriptor> fresh = new ArrayList<>();
    claims
        .byKey()
        .forEach(
            (key, same) -> {
              SourceRow row = rows.get(key);
              Descriptor taken = claims.taken(same, row);
              if (taken != null && row != null) {
                steps.add(known(taken, row, alive));
              } else if (taken != null) {
                fresh.add(taken);
              }
              same.stream()
                  .filter(one -> one != taken)
                  .forEach(one -> steps.add(claims.conflict(one, row, taken)));
            });
    fresh.stream().filter(one -> one.collection() == null).forEach(this::keep);
    steps.addAll(names.choose(fresh));
  }

  private void keep(Descriptor descriptor) {
    steps.add(
        new Step.Create(descriptor, scope.ids().get(), null, descriptor.names().getFirst(), false));
  }

  private Step known(Descriptor descriptor, SourceRow row, Set<UUID> alive) {
    seen.add(row.id());
    Target target = row.target();
    boolean lives = target == null || alive.contains(target.id());
    if (target != null && !lives && adopt) {
      return revival.revive(descriptor, row, target);
    }
    return row.hash().equals(descriptor.hash())
        ? new Step.Same(descriptor, row, lives)
        : new Step.Update(descriptor, row, lives ? Step.Found.ALIVE : Step.Found.DELETED);
  }

  private Set<UUID> alive(Iterable<SourceRow> rows) {
    Map<String, Set<UUID>> ids = new HashMap<>();
    for (SourceRow row : rows) {
      Target target = row.target();
      if (target != null) {
        ids.computeIfAbsent(target.collection(), c -> new HashSet<>()).add(target.id());
      }
    }
    Set<UUID> alive = new HashSet<>();
    ids.forEach((collection, some) -> alive.addAll(entities.living(collection, some)));
    return alive;
  }

  /** Resolves what new and changed descriptors say, and returns the repositories to be made. */
  private Map<UUID, RepositoryPlace> resolve() {
    Map<Format, List<Reference>> references = new EnumMap<>(Format.class);
    Map<String, RepositoryPlace> places = new LinkedHashMap<>();
    for (Step step : steps) {
      Descriptor descriptor = step.descriptor();
      Target target = target(step);
      if (target != null) {
        resolver.know(descriptor.format().code(), descriptor.key(), target);
      }
      if (target != null && step instanceof Step.Create create) {
        announce(target, create.name());
      }
      if (step instanceof Step.Create || step instanceof Step.Update) {
        references
            .computeIfAbsent(descriptor.format(), f -> new ArrayList<>())
            .addAll(descriptor.references());
        descriptor
            .repositories()
            .forEach(place -> places.putIfAbsent(Reference.to(place).key(), place));
      }
    }
    references.forEach((format, some) -> resolver.resolve(format.code(), some));
    Map<UUID, RepositoryPlace> missing = new LinkedHashMap<>();
    places.forEach(
        (key, place) -> {
          if (!resolver.targets().containsKey(Plan.targetKey("", key))) {
            UUID id = scope.ids().get();
            missing.put(id, place);
            resolver.know("", key, new Target("repositories", id));
          }
        });
    return missing;
  }

  private void announce(Target target, String name) {
    resolver.knowName(target, name);
    if (target.collection().equals("repositories")) {
      resolver.know("", Reference.REPOSITORY + name.toLowerCase(Locale.ROOT), target);
    }
  }

  private static @Nullable Target target(Step step) {
    return switch (step) {
      case Step.Create create -> create.target();
      case Step.Update update -> update.alive() ? update.row().target() : null;
      case Step.Same same -> null; // looked up when something refers to it
      case Step.Conflict conflict -> null;
    };
  }

  private Set<UUID> changing() {
    return steps.stream()
        .filter(Step.Update.class::isInstance)
        .map(step -> ((Step.Update) step).row().id())
        .collect(Collectors.toSet());
  }

  private Map<UUID, List<SourceTables.ReferenceRow>> previous() {
    return tables.references(changing()).stream()
        .collect(Collectors.groupingBy(SourceTables.ReferenceRow::source));
  }
}
