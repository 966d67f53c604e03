package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CycloneDX in JSON: the components, those inside of others too. Files, devices, keys and models
 * are components and no packages. What the bill is of is not in it.
 */
final class CycloneDxParser implements FindingsParser {
  /** The types of components that are no packages. */
  static final Set<String> NO_PACKAGES =
      Set.of("file", "device", "cryptographic-asset", "data", "machine-learning-model");

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    JsonStream json = JsonStream.of(in);
    return new Reading(json).read();
  }

  private static final class Component {
    private String type = "";
    private String group = "";
    private String name = "";
    private @Nullable String version;
    private @Nullable String purl;
  }

  private static final class Reading {
    private final JsonStream json;
    private final Tally tally = new Tally(EvidenceFormat.CYCLONEDX);

    Reading(JsonStream json) {
      this.json = json;
    }

    Findings read() throws IOException, UnreadableDocument {
      json.document(
          name -> {
            switch (name) {
              case "metadata" -> json.object(this::metadata);
              case "components" -> components();
              case "services" -> {
                tally.add("services.total", 0);
                json.list(() -> tally.add("services.total", 1));
              }
              default -> {}
            }
          });
      if (tally.isEmpty()) {
        throw new UnreadableDocument("lists no components", 0, 0);
      }
      return tally.findings();
    }

    private void metadata(String name) throws IOException, UnreadableDocument {
      if (name.equals("timestamp")) {
        tally.observed(Times.iso(json.text()));
      }
    }

    private void components() throws IOException, UnreadableDocument {
      tally.add("components.total", 0);
      json.list(this::component);
    }

    private void component() throws IOException, UnreadableDocument {
      Component component = new Component();
      json.object(name -> member(name, component));
      tally.add("components.total", 1);
      if (NO_PACKAGES.contains(component.type)) {
        return;
      }
      if (component.name.isBlank()) {
        throw json.refused("a component has no name");
      }
      FoundPackage found =
          FoundPackage.of(component.group, component.name, component.version, component.purl);
      if (!tally.add(found)) {
        throw json.refused(Tally.NO_ROOM);
      }
    }

    private void member(String name, Component component) throws IOException, UnreadableDocument {
      switch (name) {
        case "type" -> component.type = Objects.requireNonNullElse(json.text(), "");
        case "group" -> component.group = Objects.requireNonNullElse(json.text(), "");
        case "name" -> component.name = Objects.requireNonNullElse(json.text(), "");
        case "version" -> component.version = blankAsNull(json.text());
        case "purl" -> component.purl = blankAsNull(json.text());
        case "components" -> components();
        default -> {}
      }
    }
  }

  static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
