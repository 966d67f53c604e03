package io.appinventory.catalog.evidence.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A package that an advisory is about, and which of its versions (OSV schema, section
 * "Evaluation").
 *
 * @param ecosystem whose package it is
 * @param name what it is called there
 * @param ranges between which versions
 * @param versions single versions
 */
public record Affected(String ecosystem, String name, List<Range> ranges, List<String> versions) {
  /** Keeps copies. */
  public Affected {
    ranges = List.copyOf(ranges);
    versions = List.copyOf(versions);
  }

  /**
   * Versions between events. A range of commits says nothing about versions and matches none.
   *
   * @param type {@code SEMVER}, {@code ECOSYSTEM} or {@code GIT}
   * @param events where it begins and ends
   */
  public record Range(String type, List<Event> events) {
    /** Keeps a copy. */
    public Range {
      events = List.copyOf(events);
    }
  }

  /**
   * A version at which something begins or ends.
   *
   * @param kind {@code introduced}, {@code fixed}, {@code last_affected} or {@code limit}
   * @param version the version; {@code 0} stands before all
   */
  public record Event(String kind, String version) {}

  /** Whether the advisory is about a version. */
  public boolean covers(String version) {
    return versions.contains(version)
        || versions.contains(plain(version))
        || ranges.stream().anyMatch(range -> within(range, version));
  }

  /** The first version after one that is affected in which it is mended. */
  public Optional<String> fixedAfter(String version) {
    return ranges.stream()
        .flatMap(
            range ->
                VersionOrder.of(ecosystem, range.type()).stream()
                    .flatMap(
                        order ->
                            range.events().stream()
                                .filter(event -> event.kind().equals("fixed"))
                                .map(Event::version)
                                .filter(fixed -> order.compare(plain(fixed), plain(version)) > 0)
                                .min((a, b) -> order.compare(plain(a), plain(b)))
                                .stream()))
        .findFirst();
  }

  private boolean within(Range range, String version) {
    Optional<VersionOrder> order = VersionOrder.of(ecosystem, range.type());
    return order.isPresent() && within(range.events(), order.get(), plain(version));
  }

  private boolean within(List<Event> events, VersionOrder order, String version) {
    Comparator<Event> byVersion =
        (a, b) -> {
          if (a.version().equals("0") || b.version().equals("0")) {
            return Boolean.compare(b.version().equals("0"), a.version().equals("0"));
          }
          return order.compare(plain(a.version()), plain(b.version()));
        };
    boolean affected = false;
    for (Event event : events.stream().sorted(byVersion).toList()) {
      int compared =
          event.version().equals("0") ? 1 : order.compare(version, plain(event.version()));
      affected =
          switch (event.kind()) {
            case "introduced" -> affected || compared >= 0;
            case "fixed", "limit" -> affected && compared < 0;
            case "last_affected" -> affected && compared <= 0;
            default -> affected;
          };
    }
    return affected;
  }

  /** Without the {@code v} that Go writes before versions and OSV does not. */
  private String plain(String version) {
    return ecosystem.equals("Go") && version.startsWith("v") ? version.substring(1) : version;
  }

  /** As it is kept: {@code {"ranges": [...], "versions": [...]}}. */
  public JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("ranges");
    for (Range range : ranges) {
      ObjectNode one = all.addObject().put("type", range.type());
      ArrayNode events = one.putArray("events");
      range.events().forEach(event -> events.addObject().put(event.kind(), event.version()));
    }
    ArrayNode single = json.putArray("versions");
    versions.forEach(single::add);
    return json;
  }

  /** Reads what {@link #toJson} has made. */
  public static Affected of(String ecosystem, String name, JsonNode json) {
    List<Range> ranges = new ArrayList<>();
    for (JsonNode range : json.path("ranges")) {
      List<Event> events = new ArrayList<>();
      for (JsonNode event : range.path("events")) {
        event.properties().forEach(e -> events.add(new Event(e.getKey(), e.getValue().asText())));
      }
      ranges.add(new Range(range.path("type").asText(), events));
    }
    List<String> versions = new ArrayList<>();
    json.path("versions").forEach(version -> versions.add(version.asText()));
    return new Affected(ecosystem, name, ranges, versions);
  }
}
