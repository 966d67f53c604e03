package io.appinventory.catalog.evidence.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import io.appinventory.catalog.model.TextType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** JSON, value by value, within limits. */
final class JsonStream {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_TEXT = 16 << 20;
  private static final String LIMITS =
      "is nested deeper than " + MAX_DEPTH + " levels, or has a text or a number that is too long";
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNameLength(10_000)
                  .maxNumberLength(100)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonStream(JsonParser parser) {
    this.parser = parser;
  }

  /** Begins to read. */
  static JsonStream of(InputStream in) throws IOException {
    return new JsonStream(FACTORY.createParser(in));
  }

  /** Reads a member of an object. */
  interface Member {
    /** At the member's value; what it leaves unread is passed over. */
    void read(String name) throws IOException, UnreadableDocument;
  }

  /** Reads an item of a list. */
  interface Item {
    /** At the item; what it leaves unread is passed over. */
    void read() throws IOException, UnreadableDocument;
  }

  /** Goes to the first value; false when there is none. */
  boolean begin() throws UnreadableDocument, IOException {
    return next() != null;
  }

  /** Reads a document that is one object. */
  void document(Member member) throws IOException, UnreadableDocument {
    if (!begin() || !isObject()) {
      throw refused("is no JSON object");
    }
    object(member);
    end();
  }

  /** Checks that nothing follows. */
  void end() throws IOException, UnreadableDocument {
    if (next() != null) {
      throw refused("has something after its end");
    }
  }

  /** Whether the value is an object. */
  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** Whether the value is a list. */
  boolean isList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Whether the value is null. */
  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Reads the members of the value, which is an object or null. */
  void object(Member member) throws IOException, UnreadableDocument {
    if (isNull()) {
      return;
    }
    if (!isObject()) {
      throw refused("expected an object" + where());
    }
    while (next() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      next();
      value(() -> member.read(name));
    }
  }

  /** Reads the items of the value, which is a list or null. */
  void list(Item item) throws IOException, UnreadableDocument {
    if (isNull()) {
      return;
    }
    if (!isList()) {
      throw refused("expected a list" + where());
    }
    while (next() != JsonToken.END_ARRAY) {
      value(item);
    }
  }

  private void value(Item item) throws IOException, UnreadableDocument {
    JsonToken start = parser.currentToken();
    item.read();
    if (parser.currentToken() == start && start.isStructStart()) {
      try {
        parser.skipChildren();
      } catch (JsonProcessingException e) {
        throw broken(e);
      }
    }
  }

  private @Nullable JsonToken next() throws IOException, UnreadableDocument {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** The value as text; null when it is null, an object or a list. */
  public @Nullable String text() throws IOException, UnreadableDocument {
    if (!parser.currentToken().isScalarValue() || isNull()) {
      return null;
    }
    try {
      String text = parser.getText();
      if (!TextType.storable(text)) {
        throw refused("holds U+0000 or half a surrogate pair");
      }
      return text;
    } catch (JsonProcessingException e) {
      throw broken(e);
    }
  }

  /** The value as a whole number; -1 when it is none. */
  int integer() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getValueAsInt(-1) >= 0
        ? parser.getValueAsInt(-1)
        : -1;
  }

  private String where() {
    String name = parser.getParsingContext().getCurrentName();
    return name == null ? "" : " as '" + (name.length() <= 40 ? name : "...") + "'";
  }

  /** What is wrong, here. */
  UnreadableDocument refused(String reason) {
    JsonLocation at = parser.currentTokenLocation();
    return new UnreadableDocument(reason, at.getLineNr(), at.getColumnNr());
  }

  private static UnreadableDocument broken(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return new UnreadableDocument(
        e instanceof StreamConstraintsException ? LIMITS : "is not JSON: " + shown(e),
        at == null ? 0 : at.getLineNr(),
        at == null ? 0 : at.getColumnNr());
  }

  /** What the parser says, without what it adds about itself. */
  private static String shown(JsonProcessingException e) {
    String message =
        e.getOriginalMessage().replaceAll("(?s)\\s*(\\n|\\(for |\\(start marker).*", "");
    return message.length() <= 200 ? message : message.substring(0, 197) + "...";
  }
}
