package io.appinventory.catalog.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jooq.Table;

/**
 * The description of one entity type: the single place that says what it is called, where it is
 * kept, which properties and relations it has and how its record is made. Storage, filters, JSON,
 * HTTP, audit and scorecards follow from it.
 *
 * @param <R> the record
 */
public final class EntityType<R extends Entity<R>> implements Shape<R> {
  private final String name;
  private final String singular;
  private final Table<?> table;
  private final HeaderProperties<R> header;
  private final Map<String, Property<R, ?>> properties = new LinkedHashMap<>();
  private final Map<String, Relation<R, ?>> relations = new LinkedHashMap<>();
  private final Map<String, Relation<R, ?>> unshown = new LinkedHashMap<>();
  private final Map<String, Parts<R, ?>> observed = new LinkedHashMap<>();
  private final List<Property<R, ?>> allProperties;
  private final List<Relation<R, ?>> allRelations;
  private final List<ToOne<R, ?>> checked;
  private final boolean ofEvents;
  private final Property<R, String> label;
  private final Property<R, String> key;
  private final List<Property<R, ?>> summary;
  private final Property<R, Instant> latest;
  private final BiFunction<Header<R>, Row, R> constructor;
  private final Projection<R> projection;

  private EntityType(
      Builder<R> from, Property<R, String> label, BiFunction<Header<R>, Row, R> constructor) {
    this.name = from.name;
    this.singular = from.singular;
    this.table = from.table;
    this.header = HeaderProperties.of(from.table);
    this.label = label;
    this.key = from.key.orElse(label);
    this.summary = Stream.concat(Stream.of(header.id()), from.summary.stream()).toList();
    this.latest = from.latest.orElse(header.createdAt());
    this.constructor = constructor;
    add(header.id());
    from.properties.forEach(this::add);
    add(header.createdAt());
    add(header.updatedAt());
    add(header.createdBy());
    add(header.updatedBy());
    add(header.deletedAt());
    add(header.rowVersion());
    from.relations.forEach(this::add);
    this.allProperties = List.copyOf(properties.values());
    this.allRelations = List.copyOf(relations.values());
    from.unshown.forEach(relation -> addTo(unshown, relation));
    from.observed.forEach(parts -> addTo(observed, parts));
    this.checked = List.copyOf(from.checked);
    this.ofEvents = from.ofEvents;
    this.projection = Projection.of(this);
  }

  /**
   * Begins a description.
   *
   * @param name the collection's name, {@code services}: in routes, filters and the audit log
   * @param singular one of it, {@code service}: in messages
   * @param table its table, which has the columns of the header and {@code tenant_id}
   */
  public static <R extends Entity<R>> Builder<R> named(
      String name, String singular, Table<?> table) {
    return new Builder<>(name, singular, table);
  }

  private void add(Property<R, ?> property) {
    if (properties.putIfAbsent(property.name(), property) != null) {
      throw new IllegalArgumentException(name + " has two properties " + property.name());
    }
  }

  private void add(Relation<R, ?> relation) {
    if (relations.putIfAbsent(relation.name(), relation) != null
        || properties.containsKey(relation.name())) {
      throw new IllegalArgumentException(name + " has two meanings for " + relation.name());
    }
  }

  private <L extends Relation<R, ?>> void addTo(Map<String, L> more, L relation) {
    if (relation(relation.name()).isPresent() || properties.containsKey(relation.name())) {
      throw new IllegalArgumentException(name + " has two meanings for " + relation.name());
    }
    more.put(relation.name(), relation);
  }

  @Override
  public String name() {
    return name;
  }

  /** One of it, for messages. */
  public String singular() {
    return singular;
  }

  @Override
  public Table<?> table() {
    return table;
  }

  /** The properties every entity has. */
  public HeaderProperties<R> header() {
    return header;
  }

  @Override
  public List<Property<R, ?>> properties() {
    return allProperties;
  }

  @Override
  public List<Relation<R, ?>> relations() {
    return allRelations;
  }

  @Override
  public Optional<Property<R, ?>> property(String named) {
    return Optional.ofNullable(properties.get(named));
  }

  @Override
  public Optional<Relation<R, ?>> relation(String named) {
    return Stream.of(relations, unshown, observed)
        .<Relation<R, ?>>map(each -> each.get(named))
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Override
  public List<ToOne<R, ?>> toOnes() {
    return Stream.concat(Shape.super.toOnes().stream(), checked.stream()).toList();
  }

  /**
   * Relations to so many that a detail does not show them: asked about like any other, and read as
   * a list of their own. Not among {@link #relations}.
   */
  public List<Relation<R, ?>> unshown() {
    return List.copyOf(unshown.values());
  }

  /**
   * Whether its entities are events: what happened, by the thousand. They are read newest first,
   * are not found by the search over all, and of their references no counts are kept.
   */
  public boolean ofEvents() {
    return ofEvents;
  }

  /**
   * Rows about its entities that others tell of, such as evidence: asked about like any relation,
   * and neither shown nor written with the entity. Not among {@link #relations}.
   */
  public List<Parts<R, ?>> observed() {
    return List.copyOf(observed.values());
  }

  @Override
  public List<Relation<R, ?>> askable() {
    return Stream.of(relations, unshown, observed)
        .<Relation<R, ?>>flatMap(each -> each.values().stream())
        .toList();
  }

  /**
   * The property that people call the entity by: a name or a title. Lists are in its order unless
   * another is asked for.
   */
  public Property<R, String> label() {
    return label;
  }

  /** The property that documents refer to the entity by: its name or e-mail address. */
  public Property<R, String> key() {
    return key;
  }

  /** The properties shown where the entity is mentioned by another. */
  public List<Property<R, ?>> summary() {
    return summary;
  }

  @Override
  public Optional<Property<R, Instant>> latest() {
    return Optional.of(latest);
  }

  @Override
  public List<Property<R, ?>> tieBreakers() {
    return List.of(header.id());
  }

  @Override
  public Projection<R> projection() {
    return projection;
  }

  @Override
  public R make(Row row) {
    return constructor.apply(header.read(row), row);
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * A description in the making.
   *
   * @param <R> the record
   */
  public static final class Builder<R extends Entity<R>> {
    private final String name;
    private final String singular;
    private final Table<?> table;
    private final List<Property<R, ?>> properties = new ArrayList<>();
    private final List<Relation<R, ?>> relations = new ArrayList<>();
    private final List<Relation<R, ?>> unshown = new ArrayList<>();
    private final List<Parts<R, ?>> observed = new ArrayList<>();
    private final List<ToOne<R, ?>> checked = new ArrayList<>();
    private boolean ofEvents;
    private final List<Property<R, ?>> summary = new ArrayList<>();
    private Optional<Property<R, String>> label = Optional.empty();
    private Optional<Property<R, String>> key = Optional.empty();
    private Optional<Property<R, Instant>> latest = Optional.empty();

    private Builder(String name, String singular, Table<?> table) {
      this.name = name;
      this.singular = singular;
      this.table = table;
    }

    /** Its own properties, in the order they are shown. */
    @SafeVarargs
    public final Builder<R> properties(Property<R, ?>... own) {
      properties.addAll(List.of(own));
      return this;
    }

    /** Its relations, in the order they are shown. */
    @SafeVarargs
    public final Builder<R> relations(Relation<R, ?>... own) {
      relations.addAll(List.of(own));
      return this;
    }

    /** Relations to very many, which a detail does not show. */
    @SafeVarargs
    public final Builder<R> unshown(Relation<R, ?>... own) {
      unshown.addAll(List.of(own));
      return this;
    }

    /**
     * References that are checked with each write and lead nowhere: to what not everybody who may
     * read the type may read. The id itself is shown.
     */
    @SafeVarargs
    public final Builder<R> checked(ToOne<R, ?>... own) {
      checked.addAll(List.of(own));
      return this;
    }

    /** Its entities are events. */
    public Builder<R> events() {
      ofEvents = true;
      return this;
    }

    /** What others tell of its entities. */
    @SafeVarargs
    public final Builder<R> observed(Parts<R, ?>... rows) {
      observed.addAll(List.of(rows));
      return this;
    }

    /** What people call it by. */
    public Builder<R> label(Property<R, String> property) {
      label = Optional.of(property);
      return this;
    }

    /** What documents refer to it by, when that is not the label. */
    public Builder<R> key(Property<R, String> property) {
      key = Optional.of(property);
      return this;
    }

    /** The time that tells the last of several, when that is not when they were created. */
    public Builder<R> latestBy(Property<R, Instant> property) {
      latest = Optional.of(property);
      return this;
    }

    /** What is shown of it, besides the id, where another entity mentions it. */
    @SafeVarargs
    public final Builder<R> summary(Property<R, ?>... shown) {
      summary.addAll(List.of(shown));
      return this;
    }

    /** Ends the description with what makes the record. */
    public EntityType<R> record(BiFunction<Header<R>, Row, R> constructor) {
      return new EntityType<>(
          this,
          label.orElseThrow(() -> new IllegalArgumentException(name + " has no label")),
          constructor);
    }
  }
}
