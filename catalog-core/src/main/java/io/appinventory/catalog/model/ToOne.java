package io.appinventory.catalog.model;

import java.util.function.Supplier;

/**
 * A reference kept in a column of the row itself; {@code team_id} makes the relation {@code team}.
 *
 * @param <R> the record it starts from
 * @param <T> the record it leads to
 */
public final class ToOne<R, T extends Entity<T>> implements Relation<R, T> {
  private final String name;
  private final Property<R, Id<T>> property;
  private final Supplier<EntityType<T>> target;

  private ToOne(String name, Property<R, Id<T>> property, Supplier<EntityType<T>> target) {
    this.name = name;
    this.property = property;
    this.target = target;
  }

  /** Named after the property, less its {@code _id}. */
  public static <R, T extends Entity<T>> ToOne<R, T> of(
      Property<R, Id<T>> property, Supplier<EntityType<T>> target) {
    String name = property.name();
    if (!name.endsWith("_id")) {
      throw new IllegalArgumentException(name + " does not end in _id");
    }
    return new ToOne<>(name.substring(0, name.length() - 3), property, target);
  }

  /** A reference by a property of any name, under its own. */
  public static <R, T extends Entity<T>> ToOne<R, T> checking(
      Property<R, Id<T>> property, Supplier<EntityType<T>> target) {
    return new ToOne<>(property.name(), property, target);
  }

  @Override
  public String name() {
    return name;
  }

  /** The property that holds the id. */
  public Property<R, Id<T>> property() {
    return property;
  }

  @Override
  public EntityType<T> target() {
    return target.get();
  }
}
