package io.appinventory.catalog.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a write says about one entity: values of properties, and lists of relations. What is not
 * said stays as it is (or takes its default at creation); a property that is said to be null is
 * cleared.
 *
 * <p>Not safe for use by several threads.
 *
 * @param <R> the record
 */
public final class Changes<R> {
  private final Map<Property<R, ?>, @Nullable Object> values = new LinkedHashMap<>();
  private final Map<Property<R, ?>, Json> merges = new LinkedHashMap<>();
  private final Map<Link<R, ?>, LinkChange> links = new LinkedHashMap<>();
  private final Map<Parts<R, ?>, PartChange<?>> parts = new LinkedHashMap<>();

  /** Nothing said yet. */
  public static <R> Changes<R> none() {
    return new Changes<>();
  }

  /** The same once more, to be changed by itself. */
  public Changes<R> copy() {
    Changes<R> copy = new Changes<>();
    copy.values.putAll(values);
    copy.merges.putAll(merges);
    copy.links.putAll(links);
    copy.parts.putAll(parts);
    return copy;
  }

  /** Says a value; null clears. */
  public <T> Changes<R> set(Property<R, T> property, @Nullable T value) {
    values.put(property, value);
    return this;
  }

  /** Merges into the value of a JSON property (RFC 7396); what {@link #set} said is replaced. */
  public Changes<R> merge(Property<R, ?> property, Json patch) {
    merges.put(property, patch);
    return this;
  }

  /** Replaces the whole list of a link. */
  @SafeVarargs
  public final <T extends Entity<T>> Changes<R> link(Link<R, T> link, Id<T>... ids) {
    return link(link, Arrays.asList(ids));
  }

  /** Replaces the whole list of a link. */
  public <T extends Entity<T>> Changes<R> link(Link<R, T> link, Collection<Id<T>> ids) {
    Set<UUID> all = new LinkedHashSet<>();
    ids.forEach(id -> all.add(id.value()));
    links.put(link, new LinkChange.Replace(all));
    return this;
  }

  /** Adds to a link. */
  public <T extends Entity<T>> Changes<R> relate(Link<R, T> link, Id<T> other) {
    links.put(link, said(link).with(other.value()));
    return this;
  }

  /** Takes from a link. */
  public <T extends Entity<T>> Changes<R> unrelate(Link<R, T> link, Id<T> other) {
    links.put(link, said(link).without(other.value()));
    return this;
  }

  private LinkChange said(Link<R, ?> link) {
    return links.getOrDefault(link, LinkChange.none());
  }

  /** Replaces the whole list of owned rows; of rows that are append-only, adds to them. */
  public <P> Changes<R> parts(Parts<R, P> relation, List<P> rows) {
    List<P> copy = List.copyOf(rows);
    parts.put(
        relation,
        relation.target().appendOnly()
            ? new PartChange.Edit<>(copy, List.of())
            : new PartChange.Replace<>(copy));
    return this;
  }

  /** Adds an owned row; one that has its key is replaced. */
  public <P> Changes<R> add(Parts<R, P> relation, P row) {
    parts.put(relation, parts(relation).with(relation.target(), row));
    return this;
  }

  /**
   * Takes out the owned row that has the key of {@code row}.
   *
   * @throws IllegalArgumentException when rows of the relation are only ever added
   */
  public <P> Changes<R> remove(Parts<R, P> relation, P row) {
    if (relation.target().appendOnly()) {
      throw new IllegalArgumentException("nothing is taken out of " + relation.name());
    }
    parts.put(relation, parts(relation).without(relation.target(), row));
    return this;
  }

  /** Takes out the owned rows that have the keys of {@code rows}. */
  public <P> Changes<R> removeAll(Parts<R, P> relation, List<P> rows) {
    rows.forEach(row -> remove(relation, row));
    return this;
  }

  /** Whether a value is said for the property. */
  public boolean says(Property<R, ?> property) {
    return values.containsKey(property);
  }

  /** The value that is said; null when none is, or null is. */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T value(Property<R, T> property) {
    return (T) values.get(property);
  }

  /** All values that are said. */
  public Map<Property<R, ?>, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /** All patches to be merged. */
  public Map<Property<R, ?>, Json> merges() {
    return Collections.unmodifiableMap(merges);
  }

  /** All links that are said. */
  public Map<Link<R, ?>, LinkChange> links() {
    return Collections.unmodifiableMap(links);
  }

  /** All owned rows that are said. */
  public Map<Parts<R, ?>, PartChange<?>> parts() {
    return Collections.unmodifiableMap(parts);
  }

  /** What is said about owned rows; nothing is an empty edit. */
  @SuppressWarnings("unchecked")
  public <P> PartChange<P> parts(Parts<R, P> relation) {
    PartChange<?> change = parts.get(relation);
    return change == null ? new PartChange.Edit<>(List.of(), List.of()) : (PartChange<P>) change;
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return values.isEmpty() && merges.isEmpty() && links.isEmpty() && parts.isEmpty();
  }
}
