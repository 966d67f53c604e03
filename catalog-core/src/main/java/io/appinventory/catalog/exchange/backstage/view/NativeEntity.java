package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.backstage.view.Facts.SourceCode;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Describes what nobody described to the catalog in Backstage's words. What Backstage has no place
 * for stands in annotations, as the import reads them.
 */
final class NativeEntity {
  private static final String OWN = "appinventory.io/";
  private static final String API_VERSION = "backstage.io/v1alpha1";
  private static final Set<String> PLACED =
      Set.of("name", "email", "description", "type", "status", "tags", "team_id", "contact_email");

  private final Facts facts;
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final List<Relation> relations = new ArrayList<>();

  private NativeEntity(Facts facts) {
    this.facts = facts;
  }

  static ViewEntity of(Facts facts) {
    NativeEntity entity = new NativeEntity(facts);
    entity.document.put("apiVersion", API_VERSION).put("kind", kind(facts));
    entity.metadata();
    entity.spec();
    return ViewEntity.of(facts.id(), facts.ref(), false, entity.document, entity.relations);
  }

  private static String kind(Facts facts) {
    return Shown.kind(facts.type().name());
  }

  private void metadata() {
    ObjectNode metadata = document.putObject("metadata");
    String said = facts.isPerson() ? facts.ref().name() : facts.key();
    String name = Shown.name(said);
    boolean same = name.equalsIgnoreCase(facts.ref().name());
    metadata.put("name", same ? name : facts.ref().name());
    metadata.put("namespace", facts.ref().namespace());
    if (!facts.isPerson() && !(same && name.equals(said))) {
      metadata.put("title", said);
    }
    if (facts.properties().path("description").isTextual()) {
      metadata.set("description", facts.properties().path("description"));
    }
    annotations(metadata.putObject("annotations"));
    if (!facts.properties().path("tags").isEmpty()) {
      metadata.set("tags", facts.properties().path("tags"));
    }
  }

  private void annotations(ObjectNode annotations) {
    String place = "appinventory:" + facts.type().name() + "/" + facts.id();
    annotations.put("backstage.io/managed-by-location", place);
    annotations.put("backstage.io/managed-by-origin-location", place);
    facts.repository().ifPresent(code -> sourceCode(code, annotations));
    others(facts.type(), annotations);
  }

  private static void sourceCode(SourceCode code, ObjectNode annotations) {
    String url = code.url();
    if (url != null) {
      annotations.put("backstage.io/source-location", "url:" + url.replaceFirst("/*$", "/"));
    }
    if (Set.of("github", "gitlab").contains(code.provider())) {
      annotations.put(code.provider() + ".com/project-slug", code.name());
    }
  }

  private void others(EntityType<?> type, ObjectNode annotations) {
    for (Property<?, ?> property : type.properties()) {
      JsonNode value = facts.properties().path(property.name());
      if (!PLACED.contains(property.name())
          && !value.isMissingNode()
          && !Shown.plain(property, value)) {
        annotations.put(OWN + property.name(), value.toString());
      }
    }
  }

  private void spec() {
    ObjectNode spec = document.putObject("spec");
    ObjectNode said = facts.properties();
    switch (kind(facts)) {
      case "Group" -> {
        spec.put("type", "team");
        profile(spec, said.path("contact_email"));
        spec.putArray("children");
      }
      case "User" -> {
        profile(spec, said.path("email"));
        var teams = spec.putArray("memberOf");
        facts.team().ifPresent(team -> teams.add(team.key()));
      }
      default -> {
        if (said.path("type").isTextual()) {
          spec.put("type", Shown.word(said.path("type").textValue()));
        }
        if (said.path("status").isTextual()) {
          spec.put("lifecycle", Shown.word(said.path("status").textValue()));
        }
        facts.team().ifPresent(team -> spec.put("owner", team.key()));
      }
    }
    facts.ofTeam().ifPresent(relations::add);
    facts.ties().forEach(bond -> relations.add(bond.relation()));
    mention(spec);
  }

  private void profile(ObjectNode spec, JsonNode email) {
    String name = facts.properties().path("name").asText(facts.key());
    ObjectNode profile = spec.putObject("profile").put("displayName", name);
    if (email.isTextual()) {
      profile.set("email", email);
    }
  }

  /** Says the ties in the spec too, as a descriptor would. */
  private void mention(ObjectNode spec) {
    for (Facts.Bond bond : facts.ties()) {
      String target = bond.target().key();
      if (bond.type() == RelationType.PART_OF && !spec.has("system")) {
        spec.put("system", target);
      } else if (bond.type() == RelationType.DEPENDS_ON) {
        spec.withArrayProperty("dependsOn").add(target);
      } else if (bond.type() == RelationType.OWNED_BY && !spec.has("owner")) {
        spec.put("owner", target);
      }
    }
  }
}
