package io.appinventory.catalog.exchange.apply;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.plan.EntityLookup;
import io.appinventory.catalog.exchange.plan.Plan;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the descriptors whose fields the catalog would refuse, before anything is written: by their
 * values, and by the rules of their types.
 */
public final class BodyCheck {
  private final Reader reader;
  private final EntityLookup entities;
  private final Map<UUID, Entity<?>> stored = new HashMap<>();

  /** For one tenant. */
  public BodyCheck(Reader reader) {
    this.reader = reader;
    this.entities = new EntityLookup(reader.scope());
  }

  /** The descriptors and what is wrong with them. */
  public Map<Descriptor, String> check(Plan plan) {
    Map<Step, Target> checked = new LinkedHashMap<>();
    plan.steps().forEach(step -> target(step).ifPresent(target -> checked.put(step, target)));
    read(checked);
    Map<Descriptor, String> refused = new LinkedHashMap<>();
    checked.forEach(
        (step, target) -> {
          String wrong = check(step, target);
          if (wrong != null) {
            refused.put(step.descriptor(), wrong);
          }
        });
    return refused;
  }

  private static Optional<Target> target(Step step) {
    return switch (step) {
      case Step.Create create -> Optional.ofNullable(create.target());
      case Step.Update update ->
          Optional.ofNullable(update.row().target()).filter(t -> update.alive());
      case Step.Same same -> Optional.empty();
      case Step.Conflict conflict -> Optional.empty();
    };
  }

  /** Reads the entities that would be changed. */
  private void read(Map<Step, Target> checked) {
    Map<String, Set<UUID>> ids =
        checked.entrySet().stream()
            .filter(entry -> isThere(entry.getKey()))
            .map(Map.Entry::getValue)
            .collect(
                Collectors.groupingBy(
                    Target::collection, Collectors.mapping(Target::id, Collectors.toSet())));
    ids.forEach((collection, some) -> stored.putAll(entities.withIds(collection, some)));
  }

  private static boolean isThere(Step step) {
    return !(step instanceof Step.Create create) || create.exists();
  }

  private @Nullable String check(Step step, Target target) {
    List<FieldError> errors;
    try {
      errors = objections(entities.type(target.collection()), step, target);
    } catch (InvalidInputException e) {
      errors = e.errors();
    }
    return errors.isEmpty()
        ? null
        : errors.stream()
            .map(error -> error.field() + " " + error.message())
            .collect(Collectors.joining("; "));
  }

  private <R extends Entity<R>> List<FieldError> objections(
      EntityType<R> type, Step step, Target target) {
    List<FieldError> errors = notItsOwn(type, step.descriptor());
    if (!errors.isEmpty()) {
      return errors;
    }
    EntityChanges<R> sayings = new EntityChanges<>(type);
    R before = before(type, target);
    Descriptor descriptor = step.descriptor();
    boolean moved = !target.collection().equals(descriptor.collection());
    Changes<R> changes =
        step instanceof Step.Create create && before == null
            ? sayings.create(descriptor, target, create.name(), new Related())
            : sayings.fields(descriptor, moved);
    return reader.rehearsal().objections(type, before, changes);
  }

  @SuppressWarnings("unchecked")
  private <R extends Entity<R>> @Nullable R before(EntityType<R> type, Target target) {
    return (R) stored.get(target.id());
  }

  /** What is no value of the entity itself: others are referred to by names, never by ids. */
  private static List<FieldError> notItsOwn(EntityType<?> type, Descriptor descriptor) {
    List<FieldError> errors = new ArrayList<>();
    for (String name : (Iterable<String>) descriptor.fields()::fieldNames) {
      Optional<? extends Property<?, ?>> property = type.property(name);
      boolean reference = property.isPresent() && property.get().type() instanceof ReferenceType;
      if (reference || property.isEmpty() && type.relation(name).isPresent()) {
        errors.add(new FieldError(name, "read_only", "cannot be said by a descriptor"));
      } else if (property.isEmpty() && name.endsWith("_ids")) {
        errors.add(new FieldError(name, "read_only", "cannot be said by a descriptor"));
      }
    }
    return errors;
  }
}
