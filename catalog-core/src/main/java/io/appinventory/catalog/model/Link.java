package io.appinventory.catalog.model;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * A relation of many to many, kept in a table of its own. Both ends describe it, each with its own
 * near column.
 *
 * @param <R> the record it starts from
 * @param <T> the record it leads to
 */
public final class Link<R, T extends Entity<T>> implements Relation<R, T> {
  private final String name;
  private final TableField<?, UUID> near;
  private final TableField<?, UUID> far;
  private final Supplier<EntityType<T>> target;
  private final @Nullable Discriminator discriminator;
  private final @Nullable String input;
  private final Dependency dependency;

  private Link(
      String name,
      TableField<?, UUID> near,
      TableField<?, UUID> far,
      Supplier<EntityType<T>> target,
      @Nullable Discriminator discriminator,
      @Nullable String input,
      Dependency dependency) {
    this.name = name;
    this.near = near;
    this.far = far;
    this.target = target;
    this.discriminator = discriminator;
    this.input = input;
    this.dependency = dependency;
  }

  /**
   * A link that is read from here and, unless {@link #writtenAs} is said, written at the other end.
   */
  public static <R, T extends Entity<T>> Link<R, T> of(
      String name,
      TableField<?, UUID> near,
      TableField<?, UUID> far,
      Supplier<EntityType<T>> target) {
    return new Link<>(name, near, far, target, null, null, Dependency.NONE);
  }

  /** The same, limited to the rows that a shared table marks for one entity type. */
  public Link<R, T> where(Field<String> column, String value) {
    return new Link<>(name, near, far, target, new Discriminator(column, value), input, dependency);
  }

  /** The same, writable, with the name of its list of ids in bodies ({@code component_ids}). */
  public Link<R, T> writtenAs(String inputName) {
    return new Link<>(name, near, far, target, discriminator, inputName, dependency);
  }

  /** The same with a meaning for walks of the graph. */
  public Link<R, T> meaning(Dependency meaning) {
    return new Link<>(name, near, far, target, discriminator, input, meaning);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EntityType<T> target() {
    return target.get();
  }

  /** The link table. */
  public Table<?> table() {
    return Objects.requireNonNull(near.getTable());
  }

  /** The link table's column of the entity the link starts from. */
  public TableField<?, UUID> near() {
    return near;
  }

  /** The link table's column of the entity the link leads to. */
  public TableField<?, UUID> far() {
    return far;
  }

  /** The link table's column of the tenant. */
  public Field<UUID> tenantColumn() {
    return StandardColumns.tenant(table());
  }

  /** What marks the link's rows in a shared table; null where the table is the link's own. */
  public @Nullable Discriminator discriminator() {
    return discriminator;
  }

  /** The name of its list of ids in bodies; null where it is written at the other end only. */
  public @Nullable String input() {
    return input;
  }

  /** What it is called where a change of it is told of: as in bodies, if it is written there. */
  public String field() {
    return input == null ? name() : input;
  }

  /** Its meaning for walks of the graph. */
  public Dependency dependency() {
    return dependency;
  }
}
