package io.appinventory.catalog.impact;

import static io.appinventory.db.schema.Tables.ENTITY_ASSIGNMENTS;

import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.NodeKey;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Who has to do with the entities of a graph; one statement for each question. */
final class Stakes {
  /** The spellings of the role of those on call, in lower case; roles are free text. */
  private static final List<String> ON_CALL = List.of("on-call", "on call", "on_call", "oncall");

  private final Scope scope;
  private final Map<NodeKey, Integer> places = new HashMap<>();
  private final Map<EntityType<?>, List<UUID>> ids = new LinkedHashMap<>();

  Stakes(Scope scope, DependencyGraph graph) {
    this.scope = scope;
    graph.nodes().forEach(node -> places.put(node.key(), places.size()));
    graph
        .nodes()
        .forEach(
            node ->
                ids.computeIfAbsent(node.key().type(), type -> new ArrayList<>())
                    .add(node.key().id()));
  }

  /** The teams that own them. */
  List<Stake<Team>> teams() {
    return find(Teams.TYPE, (type, some) -> owner(type).map(team -> owners(type, team, some)));
  }

  /** The people on call for them. */
  List<Stake<Person>> onCall() {
    return find(People.TYPE, (type, some) -> Optional.of(onCall(type, some)));
  }

  private static Optional<Field<UUID>> owner(EntityType<?> type) {
    for (Relation<?, ?> relation : type.relations()) {
      if (relation instanceof ToOne<?, ?> reference && reference.target() == Teams.TYPE) {
        return Optional.of(reference.property().column().as(UUID.class, type.table()));
      }
    }
    return Optional.empty();
  }

  private Select<Record> owners(EntityType<?> type, Field<UUID> team, UUID[] some) {
    return DSL.select(columns(Teams.TYPE, type, type.idColumn()))
        .from(type.table())
        .join(Teams.TYPE.table())
        .on(living(Teams.TYPE))
        .and(Teams.TYPE.idColumn().eq(team))
        .where(scope.tenant(type, type.table()))
        .and(type.idColumn().eq(DSL.any(some)));
  }

  private Select<Record> onCall(EntityType<?> type, UUID[] some) {
    return DSL.select(columns(People.TYPE, type, ENTITY_ASSIGNMENTS.ENTITY_ID))
        .from(ENTITY_ASSIGNMENTS)
        .join(People.TYPE.table())
        .on(living(People.TYPE))
        .and(People.TYPE.idColumn().eq(ENTITY_ASSIGNMENTS.PERSON_ID))
        .where(ENTITY_ASSIGNMENTS.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_ASSIGNMENTS.ENTITY_TYPE.eq(type.name()))
        .and(ENTITY_ASSIGNMENTS.ENTITY_ID.eq(DSL.any(some)))
        .and(DSL.lower(ENTITY_ASSIGNMENTS.ROLE).in(ON_CALL));
  }

  private <H extends Entity<H>> List<Field<?>> columns(
      EntityType<H> holder, EntityType<?> type, Field<UUID> entity) {
    List<Field<?>> columns = new ArrayList<>();
    columns.add(DSL.inline(type.name()));
    columns.add(entity);
    columns.addAll(holder.projection().fields(holder.table()));
    return columns;
  }

  private Condition living(EntityType<?> type) {
    return scope
        .tenant(type, type.table())
        .and(type.header().deletedAt().column().field().isNull());
  }

  /** Runs one question for all types, and sorts the answers by who they are about. */
  private <H extends Entity<H>> List<Stake<H>> find(
      EntityType<H> holder, BiFunction<EntityType<?>, UUID[], Optional<Select<Record>>> question) {
    Map<Id<H>, H> holders = new LinkedHashMap<>();
    Map<Id<H>, List<NodeKey>> entities = new LinkedHashMap<>();
    List<Select<Record>> questions = new ArrayList<>();
    ids.forEach(
        (type, some) -> question.apply(type, some.toArray(UUID[]::new)).ifPresent(questions::add));
    questions.stream()
        .reduce(Select::unionAll)
        .ifPresent(
            all ->
                scope
                    .dsl()
                    .fetch(all)
                    .forEach(
                        row -> {
                          H found = holder.projection().read(row, 2);
                          holders.putIfAbsent(found.id(), found);
                          entities
                              .computeIfAbsent(found.id(), id -> new ArrayList<>())
                              .add(key(row));
                        }));
    return holders.values().stream()
        .map(found -> stake(found, Objects.requireNonNull(entities.get(found.id()))))
        .sorted(
            Comparator.<Stake<H>>comparingInt(stake -> place(stake.entities().getFirst()))
                .thenComparing(stake -> stake.holder().id()))
        .toList();
  }

  private <H> Stake<H> stake(H holder, List<NodeKey> of) {
    return new Stake<>(
        holder, of.stream().distinct().sorted(Comparator.comparingInt(this::place)).toList());
  }

  private int place(NodeKey key) {
    return Objects.requireNonNull(places.get(key));
  }

  private NodeKey key(Record row) {
    EntityType<?> type = scope.model().type(row.get(0, String.class)).orElseThrow();
    return new NodeKey(type, row.get(1, UUID.class));
  }
}
