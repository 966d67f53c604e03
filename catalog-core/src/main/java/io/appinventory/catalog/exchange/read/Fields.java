package io.appinventory.catalog.exchange.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a document, read kindly: what is not of the type it should be is
 * converted where that is safe, and noted.
 */
public final class Fields {
  private static final int MAX_SHOWN = 200;
  private static final Set<String> NOTHING = Set.of("", "~");

  private final ObjectNode object;
  private final String path;
  private final Place place;
  private final Reading reading;

  private Fields(ObjectNode object, String path, Place place, Reading reading) {
    this.object = object;
    this.path = path;
    this.place = place;
    this.reading = reading;
  }

  /** The fields of a whole document. */
  public static Fields of(ObjectNode document, Place place, Reading reading) {
    return new Fields(document, "", place, reading);
  }

  /** The object itself. */
  public ObjectNode node() {
    return object;
  }

  /** Where a field lies: {@code spec.owner}. */
  public String path(String name) {
    return path + name;
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** The text of a field; null when it is missing, null or blank. Numbers and so on are spelled. */
  public @Nullable String text(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isContainerNode()) {
      note(name, "should be text; it is kept, not read");
      return null;
    }
    if (!value.isTextual()) {
      note(name, "should be text, is read as '" + shortened(value.asText()) + "'");
    }
    String text = value.asText().strip();
    return NOTHING.contains(text) ? null : text;
  }

  /** The texts of a list; a text alone is a list of one. Blank ones are left out. */
  public List<String> texts(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (value.isObject()) {
      note(name, "should be a list; it is kept, not read");
      return List.of();
    }
    if (!value.isArray()) {
      note(name, "should be a list, is read as a list of one");
      return NOTHING.contains(value.asText().strip()) ? List.of() : List.of(value.asText().strip());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (item.isContainerNode()) {
        note(name, "should hold texts; what holds more is kept, not read");
      } else if (!item.isNull() && !item.asText().isBlank()) {
        texts.add(item.asText().strip());
      }
    }
    return texts;
  }

  /** The fields of an object; none when it is missing. */
  public Fields object(String name) {
    JsonNode value = object.path(name);
    if (value instanceof ObjectNode found) {
      return new Fields(found, path + name + ".", place, reading);
    }
    if (!value.isMissingNode() && !value.isNull()) {
      note(name, "should hold fields; it is kept, not read");
    }
    return new Fields(JsonNodeFactory.instance.objectNode(), path + name + ".", place, reading);
  }

  /** The objects of a list; an object alone is a list of one. */
  public List<Fields> objects(String name) {
    JsonNode value = object.path(name);
    List<Fields> objects = new ArrayList<>();
    if (value instanceof ObjectNode only) {
      objects.add(new Fields(only, path + name + ".", place, reading));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        if (value.get(i) instanceof ObjectNode item) {
          objects.add(new Fields(item, path + name + "[" + i + "].", place, reading));
        } else {
          note(name, "should hold objects; the others are kept, not read");
        }
      }
    } else if (!value.isMissingNode() && !value.isNull()) {
      note(name, "should be a list; it is kept, not read");
    }
    return objects;
  }

  /** Notes every field that is not among the known ones. */
  public void ignoreOthers(Collection<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                note(
                    name,
                    "is not a field"
                        + Names.suggestion(name, new TreeSet<>(known))
                        + " It is kept, not read");
              }
            });
  }

  /** Notes something about a field. */
  public void note(String name, String message) {
    reading.note(place, shortened(path + name) + " " + message);
  }

  private static String shortened(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }

  /** A refusal of the whole document. */
  public UnreadableDocument refused(String name, String reason) {
    return new UnreadableDocument(shortened(path + name) + " " + reason, place.line(), 0);
  }
}
