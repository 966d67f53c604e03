package io.appinventory.catalog.document;

import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LinkChange;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entities that have to be there before something can be written. */
final class Mentions {
  private Mentions() {}

  /** The entities that what is said of a relation mentions. */
  static <R extends Entity<R>> Collection<UUID> of(Relation<R, ?> relation, Changes<R> changes) {
    return switch (relation) {
      case ToOne<R, ?> reference -> id(reference, changes);
      case Link<R, ?> link -> ids(changes.links().get(link));
      case Parts<R, ?> parts -> ids(parts, changes);
      case BackReference<R, ?> back -> List.of();
    };
  }

  private static <R, T extends Entity<T>> Collection<UUID> id(
      ToOne<R, T> reference, Changes<R> changes) {
    Id<T> id = changes.value(reference.property());
    return id == null ? List.of() : List.of(id.value());
  }

  private static Collection<UUID> ids(@Nullable LinkChange change) {
    return change instanceof LinkChange.Replace(Set<UUID> ids) ? ids : List.of();
  }

  private static <R, P> Collection<UUID> ids(Parts<R, P> parts, Changes<R> changes) {
    return changes.parts(parts).rows().stream().flatMap(row -> ids(parts.target(), row)).toList();
  }

  private static <P> Stream<UUID> ids(PartType<P> type, P row) {
    return Stream.concat(
        type.relations().stream().flatMap(relation -> id(relation, row).stream()),
        AnyEntity.idOf(type, row).stream());
  }

  private static <P> Optional<UUID> id(Relation<P, ?> relation, P row) {
    return relation instanceof ToOne<P, ?> reference ? idOf(reference, row) : Optional.empty();
  }

  private static <P, T extends Entity<T>> Optional<UUID> idOf(ToOne<P, T> reference, P row) {
    return Optional.ofNullable(reference.property().of(row)).map(Id::value);
  }
}
