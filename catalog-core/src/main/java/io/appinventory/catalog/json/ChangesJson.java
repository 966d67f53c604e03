package io.appinventory.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.model.UuidType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object as changes of an entity. A body is a JSON merge patch (RFC 7396): absent is
 * untouched, null clears, objects inside are merged, lists are replaced. Everything that is wrong
 * is reported at once.
 *
 * @param <R> the record
 */
public final class ChangesJson<R extends Entity<R>> {
  /** The most ids or rows in one list. */
  public static final int MAX_ITEMS = 10_000;

  private final EntityType<R> type;
  private final boolean creating;
  private final Changes<R> changes = Changes.none();
  private final List<FieldError> errors = new ArrayList<>();

  private ChangesJson(EntityType<R> type, boolean creating) {
    this.type = type;
    this.creating = creating;
  }

  /** Reads the body of a creation. */
  public static <R extends Entity<R>> Changes<R> forCreate(EntityType<R> type, ObjectNode body) {
    return new ChangesJson<>(type, true).read(body);
  }

  /** Reads the body of a patch. */
  public static <R extends Entity<R>> Changes<R> forPatch(EntityType<R> type, ObjectNode body) {
    return new ChangesJson<>(type, false).read(body);
  }

  private Changes<R> read(ObjectNode body) {
    body.properties().forEach(this::readField);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return changes;
  }

  private void readField(Map.Entry<String, JsonNode> field) {
    String name = field.getKey();
    JsonNode value = field.getValue();
    type.property(name)
        .ifPresentOrElse(
            property -> readProperty(property, value),
            () ->
                list(name)
                    .ifPresentOrElse(
                        relation -> readList(name, relation, value), () -> unknown(name)));
  }

  private Optional<Relation<R, ?>> list(String name) {
    return type.relations().stream()
        .filter(relation -> name.equals(inputName(relation)))
        .findFirst();
  }

  private static @Nullable String inputName(Relation<?, ?> relation) {
    return switch (relation) {
      case Link<?, ?> link -> link.input();
      case Parts<?, ?> parts -> parts.name();
      case ToOne<?, ?> reference -> null;
      case BackReference<?, ?> back -> null;
    };
  }

  private void unknown(String name) {
    TreeSet<String> known = new TreeSet<>();
    type.properties().stream()
        .filter(property -> writable(property))
        .forEach(property -> known.add(property.name()));
    type.relations().stream()
        .map(ChangesJson::inputName)
        .filter(Objects::nonNull)
        .forEach(known::add);
    error(
        name,
        "unknown_field",
        "is not a field of a " + type.singular() + Names.suggestion(name, known));
  }

  private boolean writable(Property<R, ?> property) {
    return switch (property.access()) {
      case WRITABLE, SECRET -> true;
      case FIXED -> creating;
      case READ_ONLY -> false;
    };
  }

  private <T> void readProperty(Property<R, T> property, JsonNode value) {
    if (!writable(property)) {
      error(
          property.name(),
          "read_only",
          property.access() == Access.FIXED
              ? "is set at creation only"
              : "is set by the catalog and cannot be written");
    } else if (value.isNull()) {
      changes.set(property, null);
    } else if (property.type() instanceof JsonType json
        && !json.list()
        && !creating
        && value.isObject()) {
      changes.merge(property, Json.of(value));
    } else {
      try {
        changes.set(property, property.type().read(value));
      } catch (InvalidValueException e) {
        error(property.name(), e.code(), e.reason());
      }
    }
  }

  private void readList(String name, Relation<R, ?> relation, JsonNode value) {
    if (!value.isArray()) {
      error(name, "wrong_type", "is not a list");
    } else if (value.size() > MAX_ITEMS) {
      error(name, "too_long", "has more than " + MAX_ITEMS + " items");
    } else if (relation instanceof Link<R, ?> link) {
      readLink(name, link, value);
    } else if (relation instanceof Parts<R, ?> parts) {
      readParts(name, parts, value);
    }
  }

  private <T extends Entity<T>> void readLink(String name, Link<R, T> link, JsonNode value) {
    List<Id<T>> ids = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      try {
        ids.add(Id.of(new UuidType().read(value.get(i))));
      } catch (InvalidValueException e) {
        error(name + "[" + i + "]", e.code(), e.reason());
      }
    }
    changes.link(link, ids);
  }

  private <P> void readParts(String name, Parts<R, P> parts, JsonNode value) {
    List<P> rows = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      PartJson.read(parts.target(), name + "[" + i + "]", value.get(i), errors)
          .ifPresent(rows::add);
    }
    changes.parts(parts, rows);
  }

  private void error(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
  }
}
