package io.appinventory.catalog.exchange.backstage.view;

import static io.appinventory.db.schema.Tables.ENTITY_ASSIGNMENTS;
import static io.appinventory.db.schema.Tables.ENTITY_SOURCES;
import static io.appinventory.db.schema.Tables.SOURCE_REFERENCES;

import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads what the catalog itself knows of how entities are tied to others. */
final class Ties {
  private static final String OWNER = "Owner";

  private final Scope scope;

  Ties(Scope scope) {
    this.scope = scope;
  }

  /**
   * A tie.
   *
   * @param from the entity that needs, is a part or is owned
   * @param type what it is to the other
   * @param collection the other's collection
   * @param to the other
   */
  record Tie(UUID from, RelationType type, String collection, UUID to) {}

  /**
   * What descriptors of Backstage say of some entities, as far as it leads to other entities.
   *
   * @param near the entities that are mentioned together with each, whoever mentions whom
   * @param teams the team that each says it belongs to
   */
  record Stated(Map<UUID, Set<UUID>> near, Map<UUID, UUID> teams) {
    static Stated nothing() {
      return new Stated(Map.of(), Map.of());
    }

    boolean mentions(UUID one, UUID other) {
      return near.getOrDefault(one, Set.of()).contains(other);
    }

    @Nullable UUID team(UUID one) {
      return teams.get(one);
    }

    private void add(UUID one, UUID other) {
      near.computeIfAbsent(one, id -> new HashSet<>()).add(other);
    }
  }

  /** The ties of entities of one type by links, and to the people who own them. */
  List<Tie> of(EntityType<?> type, Collection<UUID> ids) {
    UUID[] values = ids.toArray(UUID[]::new);
    List<Select<Record4<UUID, UUID, String, String>>> parts = new ArrayList<>();
    for (var relation : type.relations()) {
      if (relation instanceof Link<?, ?> link && meaning(link) instanceof RelationType meant) {
        parts.add(links(link, meant, values));
      }
    }
    if (type.relation("assignments").isPresent()) {
      parts.add(owners(type.name(), values));
    }
    return parts.stream()
        .reduce(Select::unionAll)
        .<List<Tie>>map(all -> scope.dsl().fetch(all).map(Ties::tie))
        .orElseGet(List::of);
  }

  private static Tie tie(Record4<UUID, UUID, String, String> row) {
    return new Tie(row.value1(), RelationType.valueOf(row.value3()), row.value4(), row.value2());
  }

  /** Whether a link is stated by the end it starts from. */
  static boolean states(Link<?, ?> link) {
    return meaning(link) != null;
  }

  /** What a link means, said by the end that says it in Backstage; null for the other end. */
  private static @Nullable RelationType meaning(Link<?, ?> link) {
    String target = link.target().name();
    if (target.equals("products")) {
      return link.dependency() == Dependency.NEEDED_BY ? RelationType.PART_OF : null;
    }
    boolean runs = Set.of("services", "components", "resources").contains(target);
    boolean product = link.table().getName().equals("product_services");
    return runs && !product && link.dependency() == Dependency.NEEDS
        ? RelationType.DEPENDS_ON
        : null;
  }

  private Select<Record4<UUID, UUID, String, String>> links(
      Link<?, ?> link, RelationType meaning, UUID[] ids) {
    return DSL.select(
            (Field<UUID>) link.near(),
            link.far(),
            DSL.inline(meaning.name()),
            DSL.inline(link.target().name()))
        .from(link.table())
        .where(scope.tenant(link.tenantColumn(), link.table()))
        .and(link.near().eq(DSL.any(ids)));
  }

  private Select<Record4<UUID, UUID, String, String>> owners(String collection, UUID[] ids) {
    return DSL.select(
            (Field<UUID>) ENTITY_ASSIGNMENTS.ENTITY_ID,
            ENTITY_ASSIGNMENTS.PERSON_ID,
            DSL.inline(RelationType.OWNED_BY.name()),
            DSL.inline("people"))
        .from(ENTITY_ASSIGNMENTS)
        .where(ENTITY_ASSIGNMENTS.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_ASSIGNMENTS.ENTITY_TYPE.eq(collection))
        .and(ENTITY_ASSIGNMENTS.ENTITY_ID.eq(DSL.any(ids)))
        .and(ENTITY_ASSIGNMENTS.ROLE.eq(OWNER));
  }

  /** What descriptors say of entities and, of those that links lead to, what theirs say of them. */
  Stated stated(String collection, Collection<UUID> ids) {
    UUID[] values = ids.toArray(UUID[]::new);
    Stated stated = new Stated(new HashMap<>(), new HashMap<>());
    Map<UUID, UUID> sources =
        sources(
            ENTITY_SOURCES
                .ENTITY_TYPE
                .eq(collection)
                .and(ENTITY_SOURCES.ENTITY_ID.eq(DSL.any(values))));
    UUID[] described = sources.keySet().toArray(UUID[]::new);
    mentions(SOURCE_REFERENCES.ENTITY_SOURCE_ID.eq(DSL.any(described)))
        .forEach(
            each -> {
              UUID from = Objects.requireNonNull(sources.get(each.source()));
              stated.add(from, each.to());
              boolean team = each.collection().equals("teams");
              if (team && (each.verb() == Verb.OWNED_BY || each.verb() == Verb.MEMBER_OF)) {
                stated.teams.putIfAbsent(from, each.to());
              }
            });
    if (collection.equals("services") || collection.equals("components")) {
      List<Mention> others =
          mentions(
              SOURCE_REFERENCES
                  .ENTITY_TYPE
                  .eq(collection)
                  .and(SOURCE_REFERENCES.ENTITY_ID.eq(DSL.any(values))));
      UUID[] speakers = others.stream().map(Mention::source).distinct().toArray(UUID[]::new);
      Map<UUID, UUID> theirs = sources(ENTITY_SOURCES.ID.eq(DSL.any(speakers)));
      for (Mention each : others) {
        UUID speaker = theirs.get(each.source());
        if (speaker != null) {
          stated.add(each.to(), speaker);
        }
      }
    }
    return stated;
  }

  /** That a descriptor refers to an entity. */
  private record Mention(UUID source, UUID to, String collection, Verb verb) {}

  /** What some descriptors describe. */
  private Map<UUID, UUID> sources(Condition which) {
    return scope
        .dsl()
        .select(ENTITY_SOURCES.ID, ENTITY_SOURCES.ENTITY_ID)
        .from(ENTITY_SOURCES)
        .where(ENTITY_SOURCES.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_SOURCES.FORMAT.eq(Format.BACKSTAGE.code()))
        .and(ENTITY_SOURCES.ENTITY_ID.isNotNull())
        .and(which)
        .fetchMap(ENTITY_SOURCES.ID, ENTITY_SOURCES.ENTITY_ID);
  }

  /**
   * What is said. Not joined with who says it: of rows that the same transaction wrote there are no
   * statistics, and a join of many may then take time by their square.
   */
  private List<Mention> mentions(Condition which) {
    return scope
        .dsl()
        .select(
            SOURCE_REFERENCES.ENTITY_SOURCE_ID,
            SOURCE_REFERENCES.ENTITY_ID,
            SOURCE_REFERENCES.ENTITY_TYPE,
            SOURCE_REFERENCES.VERB)
        .from(SOURCE_REFERENCES)
        .where(SOURCE_REFERENCES.TENANT_ID.eq(scope.tenantId()))
        .and(SOURCE_REFERENCES.ENTITY_ID.isNotNull())
        .and(which)
        .orderBy(SOURCE_REFERENCES.ID)
        .fetch(row -> new Mention(row.value1(), row.value2(), row.value3(), Verb.of(row.value4())));
  }
}
