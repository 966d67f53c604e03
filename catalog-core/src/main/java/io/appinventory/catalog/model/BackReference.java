package io.appinventory.catalog.model;

import java.util.function.Supplier;

/**
 * The other end of a {@link ToOne}: all entities that refer to this one. It is written at the other
 * end.
 *
 * @param <R> the record it starts from
 * @param <T> the record it leads to
 */
public final class BackReference<R extends Entity<R>, T extends Entity<T>>
    implements Relation<R, T> {
  private final String name;
  private final Supplier<EntityType<T>> target;
  private final Supplier<ToOne<T, R>> reference;

  private BackReference(
      String name, Supplier<EntityType<T>> target, Supplier<ToOne<T, R>> reference) {
    this.name = name;
    this.target = target;
    this.reference = reference;
  }

  /** All of {@code target} that refer here by {@code reference}. */
  public static <R extends Entity<R>, T extends Entity<T>> BackReference<R, T> of(
      String name, Supplier<EntityType<T>> target, Supplier<ToOne<T, R>> reference) {
    return new BackReference<>(name, target, reference);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EntityType<T> target() {
    return target.get();
  }

  /** The reference at the other end. */
  public ToOne<T, R> reference() {
    return reference.get();
  }
}
