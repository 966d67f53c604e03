package io.appinventory.catalog.exchange.backstage.view;

import static io.appinventory.db.schema.Tables.REPOSITORIES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.backstage.view.Facts.Bond;
import io.appinventory.catalog.exchange.backstage.view.Facts.SourceCode;
import io.appinventory.catalog.exchange.backstage.view.Ties.Stated;
import io.appinventory.catalog.exchange.backstage.view.Ties.Tie;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Makes what is shown of entities from what is stored. */
final class Projector {
  private static final String CODE = "repositories";

  private final Scope scope;
  private final Origins origins;
  private final Ties ties;
  private final Refs refs;

  Projector(Scope scope) {
    this.scope = scope.elevated();
    this.origins = new Origins(this.scope);
    this.ties = new Ties(this.scope);
    this.refs = new Refs(this.scope);
  }

  /** What is described and is no entity of the catalog. */
  Stream<ViewEntity> alone(Collection<UUID> sources) {
    return origins.alone(sources).stream().map(DescribedEntity::alone);
  }

  /** The entities of one type that live, each made when it is asked for. */
  <R extends Entity<R>> Stream<ViewEntity> of(EntityType<R> type, Collection<UUID> ids) {
    List<R> living =
        new EntityReader(scope).all(type, ids.stream().map(Id::<R>of).collect(Collectors.toList()));
    if (living.isEmpty()) {
      return Stream.of();
    }
    Set<UUID> alive =
        living.stream()
            .map(entity -> entity.id().value())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<UUID, Origin> described = origins.of(type.name(), alive);
    List<Tie> tied = ties.of(type, alive);
    lookUpAll(type, alive, tied, living);
    Stated stated = described.isEmpty() ? Stated.nothing() : ties.stated(type.name(), alive);
    Map<UUID, List<Bond>> bonds = bonds(tied);
    Map<UUID, SourceCode> code = sourceCode(type, alive, described.keySet());
    return living.stream()
        .map(
            entity -> {
              UUID id = entity.id().value();
              List<Bond> bound = bonds.getOrDefault(id, List.of());
              Facts facts = facts(type, entity, bound, Optional.ofNullable(code.get(id)));
              Origin origin = described.get(id);
              return origin == null
                  ? NativeEntity.of(facts)
                  : DescribedEntity.of(origin, facts, stated);
            });
  }

  private <R extends Entity<R>> Facts facts(
      EntityType<R> type, R entity, List<Bond> bonds, Optional<SourceCode> code) {
    UUID id = entity.id().value();
    ObjectNode properties = Shown.properties(type, entity);
    UUID team = team(properties);
    return new Facts(
        type,
        id,
        refs.find(id).orElseThrow(),
        Objects.requireNonNull(type.key().of(entity), "an entity has a key"),
        properties,
        team,
        Optional.ofNullable(team).flatMap(refs::find),
        bonds,
        code);
  }

  private static @Nullable UUID team(ObjectNode properties) {
    String text = properties.path("team_id").textValue();
    return text == null ? null : UUID.fromString(text);
  }

  private <R extends Entity<R>> void lookUpAll(
      EntityType<R> type, Set<UUID> ids, List<Tie> tied, List<R> living) {
    Map<String, Set<UUID>> wanted = new HashMap<>();
    wanted.put(type.name(), new LinkedHashSet<>(ids));
    tied.forEach(
        tie -> wanted.computeIfAbsent(tie.collection(), c -> new LinkedHashSet<>()).add(tie.to()));
    for (R entity : living) {
      UUID team = team(Shown.properties(type, entity));
      if (team != null) {
        wanted.computeIfAbsent("teams", c -> new LinkedHashSet<>()).add(team);
      }
    }
    wanted.forEach(
        (collection, some) ->
            scope.model().type(collection).ifPresent(known -> refs.lookUp(known, some)));
  }

  private Map<UUID, List<Bond>> bonds(List<Tie> tied) {
    Map<UUID, List<Bond>> bonds = new HashMap<>();
    for (Tie tie : tied) {
      refs.find(tie.to())
          .ifPresent(
              ref ->
                  bonds
                      .computeIfAbsent(tie.from(), id -> new ArrayList<>())
                      .add(new Bond(tie.type(), tie.to(), ref)));
    }
    bonds.values().forEach(some -> some.sort(Comparator.comparing(Bond::relation)));
    return bonds;
  }

  /** The repositories of what is not described, the first by name. */
  private Map<UUID, SourceCode> sourceCode(EntityType<?> type, Set<UUID> ids, Set<UUID> described) {
    Set<UUID> wanted = new LinkedHashSet<>(ids);
    wanted.removeAll(described);
    if (wanted.isEmpty() || !(type.relation(CODE).orElse(null) instanceof Link<?, ?> link)) {
      return Map.of();
    }
    Map<UUID, SourceCode> found = new HashMap<>();
    scope
        .dsl()
        .select(
            (Field<UUID>) link.near(), REPOSITORIES.PROVIDER, REPOSITORIES.NAME, REPOSITORIES.URL)
        .from(link.table())
        .join(REPOSITORIES)
        .on(REPOSITORIES.TENANT_ID.eq(scope.tenantId()))
        .and(REPOSITORIES.ID.eq(link.far()))
        .where(scope.tenant(link.tenantColumn(), link.table()))
        .and(link.near().eq(DSL.any(wanted.toArray(UUID[]::new))))
        .and(REPOSITORIES.DELETED_AT.isNull())
        .orderBy(REPOSITORIES.NAME, REPOSITORIES.ID)
        .forEach(row -> found.putIfAbsent(row.value1(), code(row)));
    return found;
  }

  private static SourceCode code(Record4<UUID, String, String, String> row) {
    return new SourceCode(row.value2(), row.value3(), row.value4());
  }

  /** Whether what a link leads to can be seen of the entity it starts from. */
  static boolean shows(Link<?, ?> link) {
    return Ties.states(link) || link.name().equals(CODE);
  }
}
