package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The state of Terraform and OpenTofu: how many resources it manages and reads, in all and of each
 * type. Version 4 has a list of resources with their instances; before, each module has an object
 * of resources.
 */
final class TerraformParser implements FindingsParser {
  /** The most types that are counted each on its own. */
  private static final int MAX_TYPES = 500;

  private static final int MAX_TYPE = 80;

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    return new Reading(JsonStream.of(in)).read();
  }

  private static final class Reading {
    private final JsonStream json;
    private final Tally tally = new Tally(EvidenceFormat.TERRAFORM);
    private final TreeMap<String, Long> types = new TreeMap<>();

    Reading(JsonStream json) {
      this.json = json;
    }

    Findings read() throws IOException, UnreadableDocument {
      tally.add("resources.managed", 0);
      tally.add("resources.data", 0);
      boolean[] listed = new boolean[1];
      json.document(
          name -> {
            switch (name) {
              case "resources" -> {
                listed[0] = true;
                json.list(this::resourceOf4);
              }
              case "modules" -> {
                listed[0] = true;
                json.list(this::module);
              }
              default -> {}
            }
          });
      if (!listed[0]) {
        throw new UnreadableDocument("lists no resources", 0, 0);
      }
      tally.add("resources.types", types.size());
      types.forEach((type, count) -> tally.add("resources.type." + type, count));
      return tally.findings();
    }

    private void resourceOf4() throws IOException, UnreadableDocument {
      String[] found = {"managed", ""};
      long[] instances = new long[1];
      json.object(
          name -> {
            switch (name) {
              case "mode" -> found[0] = Objects.requireNonNullElse(json.text(), "");
              case "type" -> found[1] = Objects.requireNonNullElse(json.text(), "");
              case "instances" -> json.list(() -> instances[0]++);
              default -> {}
            }
          });
      count(found[0].equals("data"), found[1], instances[0]);
    }

    private void module() throws IOException, UnreadableDocument {
      json.object(
          name -> {
            if (name.equals("resources")) {
              json.object(this::resourceOf3);
            }
          });
    }

    private void resourceOf3(String key) throws IOException, UnreadableDocument {
      String[] type = {""};
      json.object(
          name -> {
            if (name.equals("type")) {
              type[0] = Objects.requireNonNullElse(json.text(), "");
            }
          });
      count(key.startsWith("data."), type[0], 1);
    }

    private void count(boolean data, String type, long instances) throws UnreadableDocument {
      if (type.isBlank() || type.length() > MAX_TYPE) {
        throw json.refused("a resource has no type, or one that is too long");
      }
      if (data) {
        tally.add("resources.data", instances);
        return;
      }
      tally.add("resources.managed", instances);
      if (instances > 0 && (types.containsKey(type) || types.size() < MAX_TYPES)) {
        types.merge(type, instances, Long::sum);
      }
    }
  }
}
