package io.appinventory.catalog.evidence.read;

import static io.appinventory.catalog.evidence.read.CycloneDxParser.blankAsNull;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SPDX in JSON: the packages of 2.x, which are a list, and those of 3.0, which stand in a graph
 * among everything else.
 */
final class SpdxParser implements FindingsParser {
  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    return new Reading(JsonStream.of(in)).read();
  }

  private static final class Element {
    private String type = "";
    private String name = "";
    private @Nullable String version;
    private @Nullable String purl;
    private @Nullable String created;
  }

  private static final class Reading {
    private final JsonStream json;
    private final Tally tally = new Tally(EvidenceFormat.SPDX);
    private boolean listed;

    Reading(JsonStream json) {
      this.json = json;
    }

    Findings read() throws IOException, UnreadableDocument {
      json.document(
          name -> {
            switch (name) {
              case "creationInfo" -> json.object(this::creation);
              case "packages" -> list(this::packageOf2);
              case "@graph" -> list(this::elementOf3);
              default -> {}
            }
          });
      if (!listed) {
        throw new UnreadableDocument("lists no packages", 0, 0);
      }
      return tally.findings();
    }

    private void list(JsonStream.Item item) throws IOException, UnreadableDocument {
      listed = true;
      json.list(item);
    }

    private void creation(String name) throws IOException, UnreadableDocument {
      if (name.equals("created")) {
        tally.observed(Times.iso(json.text()));
      }
    }

    private void packageOf2() throws IOException, UnreadableDocument {
      Element element = new Element();
      json.object(
          name -> {
            switch (name) {
              case "name" -> element.name = Objects.requireNonNullElse(json.text(), "");
              case "versionInfo" -> element.version = blankAsNull(json.text());
              case "externalRefs" ->
                  json.list(() -> reference(element, "referenceType", "referenceLocator"));
              default -> {}
            }
          });
      add(element);
    }

    private void elementOf3() throws IOException, UnreadableDocument {
      Element element = new Element();
      json.object(name -> memberOf3(name, element));
      String type = element.type.substring(element.type.lastIndexOf('/') + 1);
      if (type.equals("software_Package") || type.equals("Package")) {
        add(element);
      } else if (type.equals("CreationInfo")) {
        tally.observed(Times.iso(element.created));
      }
    }

    private void memberOf3(String name, Element element) throws IOException, UnreadableDocument {
      switch (name) {
        case "type", "@type" -> element.type = Objects.requireNonNullElse(json.text(), "");
        case "name" -> element.name = Objects.requireNonNullElse(json.text(), "");
        case "software_packageVersion" -> element.version = blankAsNull(json.text());
        case "software_packageUrl" -> element.purl = blankAsNull(json.text());
        case "created" -> element.created = json.text();
        case "externalIdentifier" ->
            json.list(() -> reference(element, "externalIdentifierType", "identifier"));
        default -> {}
      }
    }

    private void reference(Element element, String type, String value)
        throws IOException, UnreadableDocument {
      String[] found = {"", ""};
      json.object(
          name -> {
            if (name.equals(type)) {
              found[0] = Objects.requireNonNullElse(json.text(), "").toLowerCase(Locale.ROOT);
            } else if (name.equals(value)) {
              found[1] = Objects.requireNonNullElse(json.text(), "");
            }
          });
      boolean purl = found[0].equals("purl") || found[0].equals("packageurl");
      if (purl && element.purl == null) {
        element.purl = blankAsNull(found[1]);
      }
    }

    private void add(Element element) throws UnreadableDocument {
      if (element.name.isBlank()) {
        throw json.refused("a package has no name");
      }
      if (!tally.add(FoundPackage.of("", element.name, element.version, element.purl))) {
        throw json.refused(Tally.NO_ROOM);
      }
    }
  }
}
