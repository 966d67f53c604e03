package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which collections are shown, as which kinds, in which words. */
public final class Shown {
  /** The collections, in the order in which they are written. */
  public static final List<String> COLLECTIONS =
      List.of("teams", "people", "products", "resources", "components", "services");

  private static final int MAX_NAME = 63;
  private static final Map<String, String> KINDS =
      Map.of(
          "teams", "Group",
          "people", "User",
          "products", "System",
          "resources", "Resource",
          "components", "Component",
          "services", "Component");
  private static final Map<String, String> WORDS =
      Map.of(
          "api", "service",
          "web_application", "website",
          "active", "production",
          "planned", "experimental");

  private Shown() {}

  /** The kind of what is described nowhere but in the catalog. */
  static String kind(String collection) {
    return Optional.ofNullable(KINDS.get(collection))
        .orElseThrow(() -> new IllegalArgumentException(collection + " are not shown"));
  }

  /** The word for a code of a type or a status. */
  static String word(String code) {
    return WORDS.getOrDefault(code, code.replace('_', '-'));
  }

  /** What an entity is to be called: its name or, of a person, the address before the at sign. */
  static EntityRef ref(String collection, String key) {
    String text = collection.equals("people") ? key.replaceFirst("@.*", "") : key;
    return new EntityRef(kind(collection), EntityRef.DEFAULT, name(text));
  }

  /** A name as Backstage allows it; empty when nothing is left of the text. */
  static String name(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceFirst("^[-_.]+", "");
    return plain.substring(0, Math.min(plain.length(), MAX_NAME)).replaceFirst("[-_.]+$", "");
  }

  /** The same with what tells it from others that are called alike. */
  static EntityRef distinct(EntityRef ref, String mark) {
    int room = MAX_NAME - mark.length() - 1;
    String name = ref.name().substring(0, Math.min(room, ref.name().length()));
    return new EntityRef(ref.kind(), ref.namespace(), name.isEmpty() ? mark : name + "-" + mark);
  }

  /** The properties of an entity that say something of their own: not empty, not the default. */
  static <R extends Entity<R>> ObjectNode properties(EntityType<R> type, R entity) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    for (Property<R, ?> property : type.properties()) {
      boolean own = property.access() == Access.WRITABLE || property.access() == Access.FIXED;
      if (own && Permissions.mayAllSee(property.sensitivity())) {
        said.set(property.name(), json(property, entity));
      }
    }
    return said;
  }

  private static <R, T> JsonNode json(Property<R, T> property, R entity) {
    return property.toJson(property.of(entity));
  }

  /** Whether a value of a property goes without saying. */
  static <R, T> boolean plain(Property<R, T> property, JsonNode value) {
    @Nullable T usual = property.defaultValue();
    return value.isNull()
        || value.isContainerNode() && value.isEmpty()
        || usual != null && property.toJson(usual).equals(value);
  }
}
