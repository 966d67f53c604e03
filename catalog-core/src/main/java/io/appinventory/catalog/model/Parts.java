package io.appinventory.catalog.model;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Rows that an entity owns: assignments, criteria, timeline entries. They are written with their
 * owner, unless its type only {@linkplain EntityType#observed observes} them.
 *
 * @param <R> the owner
 * @param <P> the record of a row
 */
public final class Parts<R, P> implements Relation<R, P> {
  private final String name;
  private final PartType<P> target;
  private final Field<UUID> owner;
  private final @Nullable Discriminator discriminator;
  private final @Nullable Field<Instant> expiry;

  private Parts(
      String name,
      PartType<P> target,
      Field<UUID> owner,
      @Nullable Discriminator discriminator,
      @Nullable Field<Instant> expiry) {
    this.name = name;
    this.target = target;
    this.owner = owner;
    this.discriminator = discriminator;
    this.expiry = expiry;
  }

  /** Rows of {@code target} whose column {@code owner} holds the entity's id. */
  public static <R, P> Parts<R, P> of(String name, PartType<P> target, Field<UUID> owner) {
    return new Parts<>(name, target, owner, null, null);
  }

  /** The same, limited to the rows that a shared table marks for one entity type. */
  public Parts<R, P> where(Field<String> column, String value) {
    return new Parts<>(name, target, owner, new Discriminator(column, value), expiry);
  }

  /** The same, of which a row is no longer there once the time in its column is over. */
  public Parts<R, P> until(Field<Instant> column) {
    return new Parts<>(name, target, owner, discriminator, column);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PartType<P> target() {
    return target;
  }

  /** The column of the owner's id. */
  public Field<UUID> owner() {
    return owner;
  }

  /**
   * What marks the rows of this owner's type in a shared table; null where the table has one kind
   * of owner.
   */
  public @Nullable Discriminator discriminator() {
    return discriminator;
  }

  /** The column of the time until which a row is there; null where rows stay. */
  public @Nullable Field<Instant> expiry() {
    return expiry;
  }
}
