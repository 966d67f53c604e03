package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.model.EntityType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog itself knows of an entity.
 *
 * @param type its type
 * @param id its id
 * @param ref its reference
 * @param key what documents call it by: its name or address
 * @param properties what can be said of it
 * @param teamId the team it belongs to; null for none
 * @param team the reference of that team; empty when it is gone
 * @param ties what it is to others by links and owners
 * @param repository where its source code is; empty when nobody said it
 */
record Facts(
    EntityType<?> type,
    UUID id,
    EntityRef ref,
    String key,
    ObjectNode properties,
    @Nullable UUID teamId,
    Optional<EntityRef> team,
    List<Bond> ties,
    Optional<SourceCode> repository) {
  /**
   * A tie whose other end is shown.
   *
   * @param type what the entity is to the other
   * @param to the other
   * @param target its reference
   */
  record Bond(RelationType type, UUID to, EntityRef target) {
    Relation relation() {
      return Relation.of(type, target.key());
    }
  }

  /**
   * Where source code is.
   *
   * @param provider who hosts it
   * @param name the repository's name
   * @param url its address; null when nobody said it
   */
  record SourceCode(String provider, String name, @Nullable String url) {}

  boolean isPerson() {
    return type.name().equals("people");
  }

  /** The relation to the team. */
  Optional<Relation> ofTeam() {
    RelationType type = isPerson() ? RelationType.MEMBER_OF : RelationType.OWNED_BY;
    return team.map(ref -> Relation.of(type, ref.key()));
  }
}
