package io.appinventory.catalog.exchange.cortex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.DescriptorDraft;
import io.appinventory.catalog.exchange.DescriptorFormat;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.Vocabulary;
import io.appinventory.catalog.exchange.read.Fields;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads Cortex' entities of whatever type; types that are not known become components. */
public final class CortexFormat implements DescriptorFormat {
  private static final String TAG = "x-cortex-tag";

  @Override
  public Format format() {
    return Format.CORTEX;
  }

  @Override
  public Set<String> fileNames() {
    return Set.of("cortex.yaml", "cortex.yml");
  }

  @Override
  public List<String> marks() {
    return List.of("x-cortex-");
  }

  @Override
  public boolean recognises(ObjectNode document) {
    return document.path("info").has(TAG);
  }

  @Override
  public Optional<Descriptor> read(ObjectNode document, Place place, Reading reading)
      throws UnreadableDocument {
    Fields info = Fields.of(document, place, reading).object("info");
    String tag = info.text(TAG);
    if (tag == null) {
      throw info.refused(TAG, "is missing");
    }
    String title = info.text("title");
    String said = info.text("x-cortex-type");
    String type = said == null ? "service" : said.toLowerCase(Locale.ROOT);
    DescriptorDraft draft =
        new DescriptorDraft(Format.CORTEX, type, collection(type), document, place, reading);
    describe(info, type, draft);
    new CortexRelations(info, draft).read();
    return Optional.of(
        title == null || title.length() > 255
            ? draft.end(tag, tag)
            : draft.end(tag, title, title + " (" + tag + ")"));
  }

  private static String collection(String type) {
    return switch (type) {
      case "service", "api" -> "services";
      case "domain", "system", "product" -> "products";
      case "team" -> "teams";
      case "environment", "infrastructure", "resource" -> "resources";
      default -> "components";
    };
  }

  private static void describe(Fields info, String type, DescriptorDraft draft) {
    String description = info.text("description");
    String other = info.text("x-cortex-description");
    String text = description == null || description.equals("None") ? other : description;
    draft.fields().description(text);
    switch (draft.collection()) {
      case "services" -> draft.fields().code("type", Vocabulary.serviceType(type));
      case "components" -> draft.fields().code("type", Vocabulary.componentType(type));
      case "resources" -> draft.fields().code("type", Vocabulary.resourceType(type));
      default -> {}
    }
    if (!draft.collection().equals("teams")) {
      draft.fields().tags(info.texts("x-cortex-groups"));
    } else {
      info.object("x-cortex-slack").objects("channels").stream()
          .findFirst()
          .ifPresent(channel -> draft.fields().text("slack_channel", channel.text("name"), 100));
    }
  }

  /** The collections of an entity that is only known by its tag. */
  static String[] anywhere() {
    return new String[] {"services", "components", "resources", "products"};
  }
}
