package io.appinventory.catalog.testing;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.AccessGrant;
import io.appinventory.catalog.delivery.AccessGrants;
import io.appinventory.catalog.delivery.Defect;
import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Row;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes valid changes for any entity type from its description; what they refer to is created. The
 * same seed makes the same values.
 */
public final class SampleEntities {
  private static final int POOL = 3;

  private final Catalog catalog;
  private final Principal principal;
  private final SampleValues values;
  private final Map<EntityType<?>, List<UUID>> pools = new HashMap<>();

  SampleEntities(Catalog catalog, Principal principal, long seed) {
    this.catalog = catalog;
    this.principal = principal;
    this.values = new SampleValues(new Random(seed));
  }

  /** The values it is made of. */
  public SampleValues values() {
    return values;
  }

  /** Who creates them. */
  public Principal principal() {
    return principal;
  }

  /** Lets what is made from now on refer to others than what was made before. */
  public void forgetSome() {
    pools.clear();
  }

  /** Creates an entity of which much is said. */
  public <R extends Entity<R>> R create(EntityType<R> type) {
    Changes<R> changes = full(type);
    return catalog.in(principal, tx -> tx.create(type, changes));
  }

  /** Creates an entity of which no more is said than must be. */
  public <R extends Entity<R>> R createBare(EntityType<R> type) {
    Changes<R> changes = bare(type);
    return catalog.in(principal, tx -> tx.create(type, changes));
  }

  /** The id of an entity of the type, one of a few. */
  public <R extends Entity<R>> Id<R> some(EntityType<R> type) {
    List<UUID> pool = pools.computeIfAbsent(type, t -> new ArrayList<>());
    if (pool.size() < POOL) {
      pool.add(createBare(type).id().value());
      return Id.of(pool.getLast());
    }
    return Id.of(values.one(pool));
  }

  /** A creation that says no more than must be said. */
  public <R extends Entity<R>> Changes<R> bare(EntityType<R> type) {
    Changes<R> changes = Changes.none();
    for (Property<R, ?> property : type.properties()) {
      // Nobody is signed in here who could have reported a defect.
      if (property.mustBeSaid() || (Property<?, ?>) property == Defects.REPORTED_BY) {
        set(type, property, changes);
      }
    }
    return fit(type, Completions.complete(type, null, changes, values));
  }

  /** What rules want of several properties together, for which something has to be there. */
  @SuppressWarnings("unchecked")
  private <R extends Entity<R>> Changes<R> fit(EntityType<R> type, Changes<R> changes) {
    if ((EntityType<?>) type == AccessGrants.TYPE) {
      UUID granted = createBare(Services.TYPE).id().value();
      ((Changes<AccessGrant>) changes).set(AccessGrants.RESOURCE_ID, granted);
    }
    if ((EntityType<?>) type == Defects.TYPE) {
      Changes<Defect> defect = (Changes<Defect>) changes;
      Id<Feature> feature = defect.value(Defects.FEATURE_ID);
      if (feature != null) {
        defect.set(Defects.PROJECT_ID, projectOf(feature));
      }
    }
    return changes;
  }

  /** A patch of a defect keeps to features of its project. */
  @SuppressWarnings("unchecked")
  private <R extends Entity<R>> Changes<R> fitted(
      EntityType<R> type, R before, Changes<R> changes) {
    if (before instanceof Defect defect) {
      Changes<Defect> said = (Changes<Defect>) changes;
      Id<Feature> feature = said.value(Defects.FEATURE_ID);
      if (feature != null && !projectOf(feature).equals(defect.projectId())) {
        said.set(Defects.FEATURE_ID, defect.featureId());
      }
    }
    return changes;
  }

  private Id<Project> projectOf(Id<Feature> feature) {
    return catalog.read(principal, r -> r.get(Features.TYPE, feature)).projectId();
  }

  /** A creation that says almost everything. */
  public <R extends Entity<R>> Changes<R> full(EntityType<R> type) {
    Changes<R> changes = Changes.none();
    for (Property<R, ?> property : type.properties()) {
      if (writable(property)) {
        set(type, property, changes);
      }
    }
    type.relations().forEach(relation -> fill(relation, changes));
    return fit(type, Completions.complete(type, null, changes, values));
  }

  /** A patch that says something, or nothing. */
  public <R extends Entity<R>> Changes<R> patch(EntityType<R> type, R before) {
    Changes<R> changes = Changes.none();
    for (Property<R, ?> property : type.properties()) {
      if (writable(property) && property.access() != Access.FIXED && values.once(3)) {
        if (!property.required() && values.once(3)) {
          changes.set(property, null);
        } else {
          set(type, property, changes);
        }
      }
    }
    for (Relation<R, ?> relation : type.relations()) {
      if (values.once(3)) {
        change(relation, before.id(), changes);
      }
    }
    return fitted(type, before, Completions.complete(type, before, changes, values));
  }

  /** A row for a relation. */
  public <P> P row(PartType<P> type) {
    Map<Property<?, ?>, Object> row = new LinkedHashMap<>();
    for (Property<P, ?> property : type.properties()) {
      if (property.access() != Access.READ_ONLY && (property.required() || values.once(2))) {
        row.put(property, value(type, property));
      }
    }
    return Completions.row(type, type.make(new Values(row)));
  }

  /**
   * A text that may be anything and change: what the entity is called, or what is told of it where
   * that follows from others.
   */
  @SuppressWarnings("unchecked")
  public static <R extends Entity<R>> Property<R, String> text(EntityType<R> type) {
    return type.properties().contains(type.label()) && mayBeAnyText(type.label())
        ? type.label()
        : type.properties().stream()
            .filter(SampleEntities::mayBeAnyText)
            .map(property -> (Property<R, String>) property)
            .findFirst()
            .orElseThrow();
  }

  private static boolean mayBeAnyText(Property<?, ?> property) {
    return property.type() instanceof TextType
        && property.access() == Access.WRITABLE
        && takesAnyText(property);
  }

  /** Whether a property takes all that its type does, whatever the rules. */
  public static boolean takesAnything(Property<?, ?> property) {
    return !Completions.governs(property);
  }

  private static boolean writable(Property<?, ?> property) {
    return property.access() != Access.READ_ONLY;
  }

  private <R, T> void set(Shape<R> type, Property<R, T> property, Changes<R> changes) {
    changes.set(property, value(type, property));
  }

  /** A value of a property; of a reference, the id of an entity that is there. */
  @SuppressWarnings("unchecked")
  public <R, T> T value(Shape<R> type, Property<R, T> property) {
    Optional<ToOne<R, ?>> reference =
        type.toOnes().stream().filter(relation -> relation.property() == property).findFirst();
    return reference.isPresent()
        ? (T) some(reference.get().target())
        : Completions.value(property, values);
  }

  /** Whether a property takes any text that is not too long; some texts have a grammar. */
  public static boolean takesAnyText(Property<?, ?> property) {
    return Completions.takesAnyText(property);
  }

  /** Whether rows of a relation can be said without knowing their owner. */
  public static boolean standAlone(Parts<?, ?> parts) {
    return Completions.standAlone(parts);
  }

  private <R> void fill(Relation<R, ?> relation, Changes<R> changes) {
    if (relation instanceof Link<R, ?> link && link.input() != null) {
      replace(link, null, changes);
    } else if (relation instanceof Parts<R, ?> parts) {
      replace(parts, changes);
    }
  }

  private <R extends Entity<R>> void change(
      Relation<R, ?> relation, Id<R> owner, Changes<R> changes) {
    if (relation instanceof Link<R, ?> link && link.input() != null) {
      edit(link, owner, changes);
    } else if (relation instanceof Parts<R, ?> parts) {
      replace(parts, changes);
    }
  }

  private <R, T extends Entity<T>> void edit(Link<R, T> link, Id<R> owner, Changes<R> changes) {
    Id<T> other = some(link.target());
    switch (values.below(3)) {
      case 0 -> replace(link, owner, changes);
      case 1 -> changes.unrelate(link, other);
      default -> {
        if (!other.value().equals(owner.value())) {
          changes.relate(link, other);
        }
      }
    }
  }

  private <R, T extends Entity<T>> void replace(
      Link<R, T> link, @Nullable Id<R> owner, Changes<R> changes) {
    Set<Id<T>> ids = new HashSet<>();
    for (int i = values.below(4); i > 0; i--) {
      ids.add(some(link.target()));
    }
    ids.removeIf(id -> owner != null && id.value().equals(owner.value()));
    changes.link(link, ids);
  }

  private <R, P> void replace(Parts<R, P> parts, Changes<R> changes) {
    PartType<P> type = parts.target();
    Map<List<Object>, P> rows = new LinkedHashMap<>();
    for (int i = values.below(4); i > 0; i--) {
      P row = row(type);
      rows.put(type.key().stream().<Object>map(property -> property.of(row)).toList(), row);
    }
    changes.parts(parts, List.copyOf(rows.values()));
  }

  private record Values(Map<Property<?, ?>, Object> values) implements Row {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T optional(Property<?, T> property) {
      T value = (T) values.get(property);
      return value == null ? property.defaultValue() : value;
    }
  }
}
