package io.appinventory.catalog.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.access.rule.AccessRule;
import io.appinventory.catalog.access.rule.AccessRules;
import io.appinventory.catalog.delivery.AccessGrants;
import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Deployment;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Resources;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.TimelineEntry;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Staged;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.session.UserRole;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a type ask for beyond its description: attributes by kind, a status that agrees
 * with the timeline. A type without rules needs no entry.
 */
final class Completions {
  private static final Map<EntityType<?>, Completion<?>> ALL =
      Map.ofEntries(
          Map.entry(Services.TYPE, attributes(Services.TYPE, Services.KIND, Services.ATTRIBUTES)),
          Map.entry(
              Components.TYPE, attributes(Components.TYPE, Components.KIND, Components.ATTRIBUTES)),
          Map.entry(
              Resources.TYPE, attributes(Resources.TYPE, Resources.KIND, Resources.ATTRIBUTES)),
          Map.entry(Incidents.TYPE, (Completion<Incident>) Completions::agree),
          Map.entry(Scorecards.TYPE, (Completion<Scorecard>) Completions::askWhatCanBeAsked),
          Map.entry(AccessRules.TYPE, (Completion<AccessRule>) Completions::limitWhatIsAllowed),
          Map.entry(Builds.TYPE, (Completion<Build>) Completions::sayNothing),
          Map.entry(Deployments.TYPE, (Completion<Deployment>) Completions::sayNothing));

  /** Filters, and names of collections. */
  private static final Set<Property<?, ?>> GRAMMATICAL =
      Set.of(
          Scorecards.FILTER,
          AccessRules.FILTER,
          AccessRules.ENTITY_TYPE,
          AccessGrants.RESOURCE_TYPE);

  /** Properties of deployments and builds that depend on each other. */
  private static final Set<Property<?, ?>> SILENT =
      Set.of(
          Builds.STARTED_AT,
          Builds.COMPLETED_AT,
          Deployments.STARTED_AT,
          Deployments.COMPLETED_AT,
          Deployments.CANARY_PERCENTAGE,
          Deployments.ROLLED_BACK_TO_BUILD_ID);

  private Completions() {}

  /** Whether a property takes less than its type does. */
  static boolean governs(Property<?, ?> property) {
    return GRAMMATICAL.contains(property)
        || SILENT.contains(property)
        || property == AccessRules.ROLE;
  }

  /** Brings changes in line with the rules of their type. */
  private interface Completion<R> {
    void complete(@Nullable R before, Changes<R> changes, SampleValues values);
  }

  @SuppressWarnings("unchecked")
  static <R extends Entity<R>> Changes<R> complete(
      EntityType<R> type, @Nullable R before, Changes<R> changes, SampleValues values) {
    Completion<R> completion = (Completion<R>) ALL.get(type);
    if (completion != null) {
      completion.complete(before, changes, values);
    }
    if (before != null) {
      type.properties().forEach(property -> keepToMoves(property, before, changes));
    }
    return changes;
  }

  /** A stage that cannot be next stays as it is. */
  private static <R, E> void keepToMoves(Property<R, E> property, R before, Changes<R> changes) {
    if (changes.value(property) instanceof Staged<?> to
        && property.of(before) instanceof Staged<?> from
        && !from.next().contains(to)) {
      changes.set(property, property.of(before));
    }
  }

  private static <R> void sayNothing(@Nullable R before, Changes<R> changes, SampleValues values) {
    List.copyOf(changes.values().keySet()).stream()
        .filter(SILENT::contains)
        .forEach(property -> usual(property, changes));
  }

  private static <R, T> void usual(Property<R, T> property, Changes<R> changes) {
    changes.set(property, property.defaultValue());
  }

  private static <R extends Entity<R>, E extends Coded> Completion<R> attributes(
      EntityType<R> type, Property<R, E> kind, Property<R, Json> attributes) {
    SampleAttributes schemas = new SampleAttributes(type.name());
    return (before, changes, values) -> {
      if (changes.says(kind) || changes.says(attributes)) {
        E said = changes.value(kind);
        E now = said == null ? kind.of(Objects.requireNonNull(before)) : said;
        boolean silent = before == null && !changes.says(attributes);
        changes.set(
            attributes,
            silent ? Json.emptyObject() : schemas.of(Objects.requireNonNull(now).code(), values));
      }
    };
  }

  private static void agree(
      @Nullable Incident before, Changes<Incident> changes, SampleValues values) {
    List<TimelineEntry> entries = changes.parts(Incidents.TIMELINE).rows();
    entries.stream()
        .reduce((one, next) -> next.timestamp().isBefore(one.timestamp()) ? one : next)
        .ifPresent(latest -> changes.set(Incidents.STATUS, latest.status()));
  }

  private static void askWhatCanBeAsked(
      @Nullable Scorecard before, Changes<Scorecard> changes, SampleValues values) {
    if (changes.says(Scorecards.ENTITY_TYPES)) {
      changes.set(
          Scorecards.ENTITY_TYPES,
          values.one(List.of(List.of("services"), List.of("components", "services"))));
    }
    if (changes.value(Scorecards.FILTER) != null) {
      changes.set(Scorecards.FILTER, values.one(List.of("status = \"active\"", "tags:*")));
    }
    if (changes.parts().containsKey(Scorecards.EXEMPTIONS)) {
      changes.parts(Scorecards.EXEMPTIONS, List.of()); // Nobody is there to be exempt.
    }
    if (changes.parts().containsKey(Scorecards.CRITERIA)) {
      List<Criterion> said = changes.parts(Scorecards.CRITERIA).rows();
      changes.parts(Scorecards.CRITERIA, said.stream().map(Completions::hasDescription).toList());
    }
  }

  /** Every role may read services; the viewer may not write them. */
  private static void limitWhatIsAllowed(
      @Nullable AccessRule before, Changes<AccessRule> changes, SampleValues values) {
    if (changes.says(AccessRules.ROLE)) {
      changes.set(AccessRules.ROLE, UserRole.EDITOR);
    }
    if (changes.says(AccessRules.ENTITY_TYPE)) {
      changes.set(AccessRules.ENTITY_TYPE, values.one(List.of("services", "components")));
    }
    if (changes.says(AccessRules.FILTER)) {
      changes.set(AccessRules.FILTER, values.one(List.of("team.people.email = \"$me\"", "tags:*")));
    }
  }

  private static Criterion hasDescription(Criterion said) {
    return new Criterion(
        said.name(),
        said.description(),
        said.hint(),
        said.weight(),
        "has_field",
        Json.of(JsonNodeFactory.instance.objectNode().put("field", "description")),
        said.appliesWhen() == null ? null : "name:*",
        null,
        said.sortOrder());
  }

  /** A row with what its own properties do not tell. */
  @SuppressWarnings("unchecked")
  static <P> P row(PartType<P> type, P row) {
    return row instanceof Criterion criterion ? (P) hasDescription(criterion) : row;
  }

  /** A value of a property, of those that have a grammar one that follows it. */
  @SuppressWarnings("unchecked")
  static <T> T value(Property<?, T> property, SampleValues values) {
    if (property == AccessRules.ROLE) {
      return (T) UserRole.EDITOR;
    }
    return !GRAMMATICAL.contains(property)
        ? values.of(property)
        : (T)
            (property == AccessRules.ENTITY_TYPE || property == AccessGrants.RESOURCE_TYPE
                ? "services"
                : "tags:*");
  }

  static boolean takesAnyText(Property<?, ?> property) {
    return !GRAMMATICAL.contains(property)
        && !(property.type() instanceof TextType text && text.format() != null);
  }

  static boolean standAlone(Parts<?, ?> parts) {
    return parts != Scorecards.EXEMPTIONS;
  }
}
