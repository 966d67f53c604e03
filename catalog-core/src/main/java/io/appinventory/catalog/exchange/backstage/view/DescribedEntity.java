package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.exchange.backstage.view.Ties.Stated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Shows an entity as its descriptor describes it. Where the catalog says something else than what
 * the descriptor brought into it, somebody has changed it there since, and the catalog is right.
 */
final class DescribedEntity {
  private static final int MAX_REF = 500;

  private final Origin origin;
  private final Optional<Descriptor> descriptor;
  private final ObjectNode document;
  private final List<Relation> relations = new ArrayList<>();

  private DescribedEntity(Origin origin) {
    this.origin = origin;
    this.descriptor = origin.descriptor();
    this.document = origin.shown();
  }

  /** What is described and is no entity of the catalog. */
  static ViewEntity alone(Origin origin) {
    DescribedEntity entity = new DescribedEntity(origin);
    entity.relate(Set.of());
    return entity.end(origin.id());
  }

  static ViewEntity of(Origin origin, Facts facts, Stated stated) {
    DescribedEntity entity = new DescribedEntity(origin);
    UUID team = stated.team(facts.id());
    boolean moved = facts.teamId() == null ? team != null : !facts.teamId().equals(team);
    if (moved && !facts.isPerson()) {
      entity.relate(Set.of(Verb.OWNED_BY));
      entity.own(facts);
    } else {
      entity.relate(Set.of());
    }
    if (moved) {
      facts.ofTeam().ifPresent(entity.relations::add);
    }
    facts.ties().stream()
        .filter(bond -> !stated.mentions(facts.id(), bond.to()))
        .forEach(bond -> entity.relations.add(bond.relation()));
    entity.descriptor.ifPresent(said -> new Corrections(entity.document, facts).apply(said));
    return entity.end(facts.id());
  }

  private ViewEntity end(UUID id) {
    return ViewEntity.of(id, origin.ref(), true, document, relations);
  }

  /** The relations it states; of the verbs left out, only those to users. */
  private void relate(Set<Verb> leftOut) {
    for (Reference reference : descriptor.map(Descriptor::references).orElse(List.of())) {
      boolean kept = !leftOut.contains(reference.verb()) || reference.key().startsWith("user:");
      if (kept && reference.key().length() <= MAX_REF) {
        RelationType.of(reference.verb())
            .ifPresent(type -> relations.add(Relation.of(type, reference.key())));
      }
    }
  }

  private void own(Facts facts) {
    ObjectNode spec = object(document, "spec");
    Optional<String> owner = facts.team().map(EntityRef::key);
    if (owner.isPresent()) {
      spec.put("owner", owner.get());
    } else {
      spec.remove("owner");
    }
  }

  /** The fields in it, in the place of what is none. */
  private static ObjectNode object(ObjectNode node, String name) {
    return node.path(name) instanceof ObjectNode found ? found : node.putObject(name);
  }

  /** Puts into a document what the catalog says otherwise. */
  private record Corrections(ObjectNode document, Facts facts) {
    void apply(Descriptor said) {
      said.fields()
          .properties()
          .forEach(
              field -> {
                JsonNode now = facts.properties().path(field.getKey());
                if (!same(now, field.getValue())) {
                  correct(field.getKey(), now);
                }
              });
      if (!said.names().contains(facts.key())) {
        rename();
      }
    }

    private static boolean same(JsonNode now, JsonNode said) {
      boolean nothing = now.isNull() || now.isMissingNode();
      return nothing ? said.isNull() : now.equals(said);
    }

    private void correct(String property, JsonNode now) {
      switch (property) {
        case "description" -> put("metadata", property, now);
        case "tags" -> tags(now);
        case "type" -> put("spec", property, word(now));
        case "status" -> put("spec", "lifecycle", word(now));
        case "contact_email" -> profile("email", now);
        case "name" -> profile("displayName", now);
        default -> {
          // what the catalog once wrote itself, and Backstage has no place for
        }
      }
    }

    private void rename() {
      if (facts.isPerson()) {
        profile("email", document.textNode(facts.key()));
      } else {
        put("metadata", "title", document.textNode(facts.key()));
      }
    }

    private JsonNode word(JsonNode code) {
      return code.isTextual() ? document.textNode(Shown.word(code.textValue())) : code;
    }

    private void put(String object, String field, JsonNode value) {
      put(object(document, object), field, value);
    }

    private static void put(ObjectNode object, String field, JsonNode value) {
      if (value.isNull() || value.isMissingNode()) {
        object.remove(field);
      } else {
        object.set(field, value);
      }
    }

    private void profile(String field, JsonNode value) {
      ObjectNode spec = object(document, "spec");
      if (spec.path("profile").isObject() || !spec.has("profile")) {
        put(object(spec, "profile"), field, value);
      }
    }

    /** Labels are tags in the catalog, and stay labels. */
    private void tags(JsonNode now) {
      Set<String> labels = new HashSet<>();
      document
          .at("/metadata/labels")
          .properties()
          .forEach(label -> labels.add(label.getKey() + ":" + label.getValue().asText()));
      ArrayNode tags = document.arrayNode();
      now.forEach(
          tag -> {
            if (!labels.contains(tag.asText())) {
              tags.add(tag);
            }
          });
      object(document, "metadata").set("tags", tags);
    }
  }
}
