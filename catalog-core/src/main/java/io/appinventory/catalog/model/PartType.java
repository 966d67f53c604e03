package io.appinventory.catalog.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Table;

/**
 * The description of rows that an entity owns.
 *
 * @param <P> the record of a row
 * @param name the name, such as {@code assignments}
 * @param table the table
 * @param properties all properties
 * @param relations its references to entities
 * @param key the properties that tell the rows of one owner apart; a row with the same key is the
 *     same row
 * @param order the properties by which the rows of one owner are shown
 * @param appendOnly whether rows are only ever added
 * @param constructor makes the record
 * @param latest the time by which one row is later than another
 * @param summed the types of whose rows these are sums
 */
public record PartType<P>(
    String name,
    Table<?> table,
    List<Property<P, ?>> properties,
    List<Relation<P, ?>> relations,
    List<Property<P, ?>> key,
    List<Property<P, ?>> order,
    boolean appendOnly,
    Function<Row, P> constructor,
    Optional<Property<P, Instant>> latest,
    List<Supplier<EntityType<?>>> summed)
    implements Shape<P> {
  /** Keeps copies. */
  public PartType {
    properties = List.copyOf(properties);
    relations = List.copyOf(relations);
    key = List.copyOf(key);
    order = List.copyOf(order);
    summed = List.copyOf(summed);
  }

  /** Rows none of which is later than another. */
  public PartType(
      String name,
      Table<?> table,
      List<Property<P, ?>> properties,
      List<Relation<P, ?>> relations,
      List<Property<P, ?>> key,
      List<Property<P, ?>> order,
      boolean appendOnly,
      Function<Row, P> constructor) {
    this(
        name,
        table,
        properties,
        relations,
        key,
        order,
        appendOnly,
        constructor,
        Optional.empty(),
        List.of());
  }

  /** The same rows, of which one is the last: the one with the latest of these times. */
  public PartType<P> latestBy(Property<P, Instant> time) {
    return with(Optional.of(time), summed);
  }

  /** The same rows, which are sums of those of other types; see {@link #sources}. */
  @SafeVarargs
  public final PartType<P> sumsOf(Supplier<EntityType<?>>... types) {
    return with(latest, List.of(types));
  }

  private PartType<P> with(Optional<Property<P, Instant>> last, List<Supplier<EntityType<?>>> of) {
    return new PartType<>(
        name, table, properties, relations, key, order, appendOnly, constructor, last, of);
  }

  @Override
  public List<EntityType<?>> sources() {
    return summed.stream().<EntityType<?>>map(Supplier::get).toList();
  }

  /** The references that a row cannot do without: it is there while what they lead to is. */
  public List<ToOne<P, ?>> needed() {
    return toOnes().stream().filter(reference -> reference.property().required()).toList();
  }

  @Override
  public List<Property<P, ?>> tieBreakers() {
    return key;
  }

  /** What tells a row from the others of its owner. */
  public List<Object> keyOf(P row) {
    return key.stream().<Object>map(property -> Objects.requireNonNull(property.of(row))).toList();
  }

  @Override
  public P make(Row row) {
    return constructor.apply(row);
  }
}
