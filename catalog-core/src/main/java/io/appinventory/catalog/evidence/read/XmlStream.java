package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML, element by element. A document type is passed over and never followed; entities other than
 * those of XML itself are errors, so that a file can neither read others nor blow up.
 */
final class XmlStream {
  private static final XMLInputFactory FACTORY = factory();
  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 1 << 20;
  private static final Pattern POSITION = Pattern.compile("(?s)^ParseError at .*?\nMessage: ");

  private final XMLStreamReader reader;
  private int depth;

  private XmlStream(XMLStreamReader reader) {
    this.reader = reader;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("it refers to another file");
        });
    return factory;
  }

  /** Reads the child of an element. */
  interface Child {
    /** At the child's start; what it leaves unread is passed over. */
    void read(String name) throws IOException, UnreadableDocument;
  }

  /** Begins to read; the root element is next. */
  static XmlStream of(InputStream in) throws UnreadableDocument {
    try {
      return new XmlStream(FACTORY.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      throw broken(e, e.getLocation());
    }
  }

  /** Goes to the root element. */
  String root() throws UnreadableDocument {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // before the root
    }
    return reader.getLocalName();
  }

  /** Reads to the end of the document, which has to be in order. */
  void end() throws UnreadableDocument {
    while (next() != XMLStreamConstants.END_DOCUMENT) {
      // nothing of interest
    }
  }

  /** Reads the children of the element that has just begun, to its end. */
  void children(Child child) throws IOException, UnreadableDocument {
    int level = depth;
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        child.read(reader.getLocalName());
        while (depth > level) {
          next();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && depth < level) {
        return;
      }
    }
  }

  private int next() throws UnreadableDocument {
    try {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (depth > MAX_DEPTH) {
          throw refused("is nested deeper than " + MAX_DEPTH + " elements");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw refused("refers to an entity, which is not allowed");
      }
      return event;
    } catch (XMLStreamException e) {
      throw broken(e, e.getLocation() == null ? reader.getLocation() : e.getLocation());
    } catch (RuntimeException e) {
      // The parser's own failures on what is no XML.
      throw broken(e, reader.getLocation());
    }
  }

  /** The text of the element that has just begun, to its end; that of its children left out. */
  String text() throws UnreadableDocument {
    int level = depth;
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT && depth < level) {
        return text.toString().strip();
      } else if (depth == level
          && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
        if (text.length() + reader.getTextLength() > MAX_TEXT) {
          throw refused("has a text longer than " + MAX_TEXT + " characters");
        }
        text.append(reader.getText());
      }
    }
  }

  /**
   * The text of the element that has just begun, to its end, as far as a case keeps it; that of its
   * children left out.
   */
  String beginning() throws UnreadableDocument {
    int level = depth;
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT && depth < level) {
        return cut(text.toString().strip());
      } else if (depth == level
          && text.length() < 2 * JunitCase.MAX_TEXT
          && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
        text.append(reader.getText());
      }
    }
  }

  /** A text as far as a case keeps it. */
  static String cut(String text) {
    return text.codePointCount(0, text.length()) <= JunitCase.MAX_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, JunitCase.MAX_TEXT));
  }

  /** An attribute; null when the element has none of the name. */
  @Nullable String attribute(String name) {
    return reader.getAttributeValue(null, name);
  }

  /** An attribute that is a whole number; -1 when there is none. */
  long count(String name) throws UnreadableDocument {
    String text = attribute(name);
    if (text == null || text.isBlank()) {
      return -1;
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw refused(name + " is no number of things");
  }

  /** What is wrong, here. */
  UnreadableDocument refused(String reason) {
    Location at = reader.getLocation();
    return new UnreadableDocument(reason, at.getLineNumber(), at.getColumnNumber());
  }

  private static UnreadableDocument broken(Exception e, @Nullable Location at) {
    String message =
        e instanceof XMLStreamException
            ? POSITION.matcher(String.valueOf(e.getMessage())).replaceFirst("")
            : "it cannot be read";
    String shown = message.length() <= 200 ? message : message.substring(0, 197) + "...";
    return new UnreadableDocument(
        "is not XML: " + shown,
        at == null ? 0 : Math.max(0, at.getLineNumber()),
        at == null ? 0 : Math.max(0, at.getColumnNumber()));
  }
}
