package io.appinventory.catalog.evidence.read;

import static io.appinventory.catalog.evidence.read.CycloneDxParser.blankAsNull;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** CycloneDX in XML; says the same as in JSON. */
final class CycloneDxXmlParser implements FindingsParser {
  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    return new Reading(XmlStream.of(in)).read();
  }

  private static final class Reading {
    private final XmlStream xml;
    private final Tally tally = new Tally(EvidenceFormat.CYCLONEDX);

    Reading(XmlStream xml) {
      this.xml = xml;
    }

    Findings read() throws IOException, UnreadableDocument {
      if (!xml.root().equals("bom")) {
        throw xml.refused("is no bill of materials");
      }
      xml.children(
          name -> {
            switch (name) {
              case "metadata" -> xml.children(this::metadata);
              case "components" -> components();
              case "services" -> {
                tally.add("services.total", 0);
                xml.children(service -> tally.add("services.total", 1));
              }
              default -> {}
            }
          });
      xml.end();
      if (tally.isEmpty()) {
        throw new UnreadableDocument("lists no components", 0, 0);
      }
      return tally.findings();
    }

    private void metadata(String name) throws UnreadableDocument {
      if (name.equals("timestamp")) {
        tally.observed(Times.iso(xml.text()));
      }
    }

    private void components() throws IOException, UnreadableDocument {
      tally.add("components.total", 0);
      xml.children(
          name -> {
            if (name.equals("component")) {
              component();
            }
          });
    }

    private void component() throws IOException, UnreadableDocument {
      String type = Objects.requireNonNullElse(xml.attribute("type"), "");
      String[] said = {"", ""};
      @Nullable String[] kept = new @Nullable String[2];
      xml.children(
          name -> {
            switch (name) {
              case "group" -> said[0] = xml.text();
              case "name" -> said[1] = xml.text();
              case "version" -> kept[0] = blankAsNull(xml.text());
              case "purl" -> kept[1] = blankAsNull(xml.text());
              case "components" -> components();
              default -> {}
            }
          });
      tally.add("components.total", 1);
      if (CycloneDxParser.NO_PACKAGES.contains(type)) {
        return;
      }
      if (said[1].isBlank()) {
        throw xml.refused("a component has no name");
      }
      if (!tally.add(FoundPackage.of(said[0], said[1], kept[0], kept[1]))) {
        throw xml.refused(Tally.NO_ROOM);
      }
    }
  }
}
