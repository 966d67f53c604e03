package io.appinventory.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.http.route.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of one entity type: {@code Service} as lists show it, {@code ServiceDetail} with its
 * relations, {@code ServiceSummary} as others mention it, {@code ServiceCreate} and {@code
 * ServicePatch} as bodies.
 */
public final class EntitySchemas {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  private EntitySchemas() {}

  /** The type's name in schemas and operations: {@code Service}. */
  public static String name(EntityType<?> type) {
    return pascal(type.singular());
  }

  /** Words run together, each with a capital: {@code depends_on} becomes {@code DependsOn}. */
  public static String pascal(String words) {
    StringBuilder name = new StringBuilder();
    WORD.matcher(words)
        .results()
        .map(MatchResult::group)
        .forEach(
            word ->
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1)));
    return name.toString();
  }

  /** The schema of rows an entity owns, without some of their properties. */
  public static <P> ObjectNode part(PartType<P> type, Collection<String> without) {
    List<Property<P, ?>> written =
        type.properties().stream()
            .filter(property -> property.access() != Access.READ_ONLY)
            .filter(property -> !without.contains(property.name()))
            .toList();
    return input(written, true);
  }

  /** Adds all schemas of a type to the components. */
  static <R extends Entity<R>> void addTo(ObjectNode schemas, EntityType<R> type) {
    String name = name(type);
    schemas.set(name, shown(type.properties()));
    schemas.set(name + "Detail", detail(type));
    schemas.set(name + "Summary", shown(type.summary()));
    schemas.set(name + "Create", body(type, true));
    schemas.set(name + "Patch", body(type, false));
  }

  private static <R> ObjectNode shown(List<Property<R, ?>> properties) {
    ObjectNode schema = Schemas.object();
    ObjectNode members = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Property<R, ?> property : properties) {
      if (property.access() != Access.SECRET) {
        members.set(property.name(), value(property, !property.required()));
        if (Permissions.mayAllSee(property.sensitivity())) {
          required.add(property.name());
        } else {
          members.set(EntityJson.MASKED, Schemas.listOf(Schemas.string()));
        }
      }
    }
    return schema;
  }

  private static <R extends Entity<R>> ObjectNode detail(EntityType<R> type) {
    ObjectNode schema = shown(type.properties());
    ObjectNode members = schema.withObject("/properties");
    for (Relation<R, ?> relation : type.relations()) {
      members.set(relation.name(), related(relation));
    }
    members.set("scorecards", Schemas.listOf(Schemas.ref("EntityScore")));
    return schema;
  }

  private static ObjectNode related(Relation<?, ?> relation) {
    return switch (relation) {
      case ToOne<?, ?> reference -> Schemas.nullable(summary(reference.target()));
      case BackReference<?, ?> back -> Schemas.listOf(summary(back.target()));
      case Link<?, ?> link -> Schemas.listOf(summary(link.target()));
      case Parts<?, ?> parts -> Schemas.listOf(row(parts.target()));
    };
  }

  private static ObjectNode summary(EntityType<?> type) {
    return Schemas.ref(name(type) + "Summary");
  }

  /** The schema of rows an entity owns, as they are shown. */
  public static <P> ObjectNode row(PartType<P> type) {
    ObjectNode schema = shown(type.properties());
    ObjectNode members = schema.withObject("/properties");
    type.relations().forEach(relation -> members.set(relation.name(), related(relation)));
    return schema;
  }

  /** The schema of the body of a creation; a copy. */
  public static ObjectNode creation(EntityType<?> type) {
    return body(type, true);
  }

  private static <R extends Entity<R>> ObjectNode body(EntityType<R> type, boolean creating) {
    List<Property<R, ?>> written = new ArrayList<>();
    for (Property<R, ?> property : type.properties()) {
      if (writable(property, creating)) {
        written.add(property);
      }
    }
    ObjectNode schema = input(written, creating);
    ObjectNode members = schema.withObject("/properties");
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link && link.input() != null) {
        members.set(link.input(), Schemas.listOf(Schemas.uuid()));
      } else if (relation instanceof Parts<R, ?> parts) {
        members.set(parts.name(), Schemas.listOf(part(parts.target(), List.of())));
      }
    }
    return schema;
  }

  private static boolean writable(Property<?, ?> property, boolean creating) {
    return switch (property.access()) {
      case WRITABLE, SECRET -> true;
      case FIXED -> creating;
      case READ_ONLY -> false;
    };
  }

  private static <R> ObjectNode input(List<Property<R, ?>> properties, boolean creating) {
    ObjectNode schema = Schemas.object().put("additionalProperties", false);
    ObjectNode members = schema.putObject("properties");
    List<String> required = new ArrayList<>();
    for (Property<R, ?> property : properties) {
      members.set(property.name(), value(property, !property.required()));
      if (creating && property.mustBeSaid()) {
        required.add(property.name());
      }
    }
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    return schema;
  }

  private static <R, T> ObjectNode value(Property<R, T> property, boolean nullable) {
    ObjectNode schema = property.type().schema().deepCopy();
    if (property.access() == Access.READ_ONLY) {
      schema.put("readOnly", true);
    } else if (property.access() == Access.SECRET) {
      schema.put("writeOnly", true);
    }
    @Nullable T fallback = property.defaultValue();
    if (fallback != null) {
      schema.set("default", property.toJson(fallback));
    }
    return nullable ? orNull(schema) : schema;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.path("type").isTextual() && !schema.has("enum")) {
      String type = schema.path("type").textValue();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    return Schemas.nullable(schema);
  }
}
