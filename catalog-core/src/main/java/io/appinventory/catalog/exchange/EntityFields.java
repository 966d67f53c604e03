package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.model.TextType;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties of an entity in the making; what is too long for one is cut and noted. */
public final class EntityFields {
  private static final int TAGS = 100;
  private static final int TAG_LENGTH = 100;

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
  private final Place place;
  private final Reading reading;

  /** None yet, of a document. */
  public EntityFields(Place place, Reading reading) {
    this.place = place;
    this.reading = reading;
  }

  /** All of them. */
  public ObjectNode toJson() {
    return fields;
  }

  /** States a text of limited length; null states that there is none. */
  public EntityFields text(String property, @Nullable String value, int length) {
    if (value != null && value.codePointCount(0, value.length()) > length) {
      reading.note(place, property + " is cut to " + length + " characters; all of it is kept");
      fields.put(property, value.substring(0, value.offsetByCodePoints(0, length)));
    } else {
      fields.put(property, value);
    }
    return this;
  }

  /** States the description. */
  public EntityFields description(@Nullable String value) {
    return text("description", value, TextType.UNLIMITED);
  }

  /** States a code of a vocabulary. */
  public EntityFields code(String property, String code) {
    fields.put(property, code);
    return this;
  }

  /** States the tags. */
  public EntityFields tags(Collection<String> tags) {
    ArrayNode list = fields.putArray("tags");
    for (String tag : new TreeSet<>(tags)) {
      if (tag.length() > TAG_LENGTH || list.size() == TAGS) {
        String shown = tag.length() <= TAG_LENGTH ? tag : tag.substring(0, TAG_LENGTH) + "...";
        reading.note(place, "the tag '" + shown + "' has no room; it is kept, not read");
      } else if (!tag.isBlank()) {
        list.add(tag);
      }
    }
    return this;
  }
}
