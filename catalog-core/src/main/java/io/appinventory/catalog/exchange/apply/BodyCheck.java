package io.appinventory.catalog.exchange.apply;

import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.plan.EntityLookup;
import io.appinventory.catalog.exchange.plan.Plan;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the descriptors whose fields the catalog would refuse, before anything is written. */
public final class BodyCheck {
  private final EntityLookup entities;

  /** For one tenant. */
  public BodyCheck(Scope scope) {
    this.entities = new EntityLookup(scope);
  }

  /** The descriptors and what is wrong with them. */
  public Map<Descriptor, String> check(Plan plan) {
    Map<Descriptor, String> refused = new LinkedHashMap<>();
    for (Step step : plan.steps()) {
      Target target =
          switch (step) {
            case Step.Create create -> create.target();
            case Step.Update update -> update.alive() ? update.row().target() : null;
            case Step.Same same -> null;
            case Step.Conflict conflict -> null;
          };
      String wrong = target == null ? null : check(step, target);
      if (wrong != null) {
        refused.put(step.descriptor(), wrong);
      }
    }
    return refused;
  }

  private @Nullable String check(Step step, Target target) {
    try {
      check(entities.type(target.collection()), step, target);
      return null;
    } catch (InvalidInputException e) {
      return e.errors().stream()
          .map(error -> error.field() + " " + error.message())
          .collect(Collectors.joining("; "));
    }
  }

  private static <R extends Entity<R>> void check(EntityType<R> type, Step step, Target target) {
    EntityChanges<R> sayings = new EntityChanges<>(type);
    switch (step) {
      case Step.Create create ->
          sayings.create(create.descriptor(), target, create.name(), new Related());
      case Step.Update update ->
          sayings.fields(
              update.descriptor(), !target.collection().equals(update.descriptor().collection()));
      case Step.Same same -> {}
      case Step.Conflict conflict -> {}
    }
  }
}
