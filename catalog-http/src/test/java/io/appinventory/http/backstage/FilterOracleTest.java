package io.appinventory.http.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random filters and predicates, held against a plain reading of Backstage's rules in memory. */
@ExtendWith(RunningServerExtension.class)
class FilterOracleTest {
  private static final String BASE = "/t/acme/api/catalog";
  private static final int ENTITIES = 70;
  private static final int QUESTIONS = 250;
  private static final int LONGEST = 200;

  private final RunningServer server;
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  FilterOracleTest(RunningServer server) {
    this.server = server;
  }

  /** An entity and, by key, all that can be asked about it; null for a value that cannot. */
  private record Indexed(String ref, Map<String, Set<String>> leaves) {
    static Indexed of(JsonNode entity) {
      Map<String, Set<String>> leaves = new HashMap<>();
      entity
          .properties()
          .forEach(
              field -> {
                if (!Set.of("attachments", "relations", "status").contains(field.getKey())) {
                  visit(field.getKey(), field.getValue(), leaves);
                }
              });
      for (JsonNode relation : entity.path("relations")) {
        String key = "relations." + relation.path("type").asText();
        add(key, relation.path("targetRef").asText(), leaves);
      }
      leaves.remove("metadata.etag");
      String ref =
          entity.path("kind").asText()
              + ":"
              + entity.at("/metadata/namespace").asText()
              + "/"
              + entity.at("/metadata/name").asText();
      return new Indexed(ref.toLowerCase(Locale.ROOT), leaves);
    }

    private static void visit(String path, JsonNode node, Map<String, Set<String>> leaves) {
      if (node.isObject()) {
        node.properties()
            .forEach(field -> visit(path + "." + field.getKey(), field.getValue(), leaves));
      } else if (node.isArray()) {
        for (JsonNode item : node) {
          visit(path, item, leaves);
          if (item.isTextual()) {
            add(path + "." + item.textValue(), "true", leaves);
          }
        }
      } else {
        add(path, node.isNull() ? null : node.asText(), leaves);
      }
    }

    private static void add(String path, String value, Map<String, Set<String>> leaves) {
      if (path.length() <= LONGEST) {
        leaves
            .computeIfAbsent(path.toLowerCase(Locale.ROOT), key -> new HashSet<>())
            .add(value == null || value.length() > LONGEST ? null : value.toLowerCase(Locale.ROOT));
      }
    }

    boolean has(String key) {
      return leaves.containsKey(key.toLowerCase(Locale.ROOT));
    }

    boolean is(String key, String value) {
      return leaves
          .getOrDefault(key.toLowerCase(Locale.ROOT), Set.of("\0"))
          .contains(value.toLowerCase(Locale.ROOT));
    }

    boolean begins(String key, String prefix) {
      return leaves.getOrDefault(key.toLowerCase(Locale.ROOT), Set.of()).stream()
          .anyMatch(value -> value != null && value.startsWith(prefix.toLowerCase(Locale.ROOT)));
    }
  }

  private static boolean satisfies(Indexed entity, List<String> filters) {
    return filters.isEmpty()
        || filters.stream()
            .anyMatch(
                filter -> {
                  Map<String, Set<String>> wanted = new HashMap<>();
                  // one key spelt in two ways is two keys, each of which has to hold
                  for (String part : filter.split(",")) {
                    int equals = part.indexOf('=');
                    String key = (equals < 0 ? part : part.substring(0, equals)).strip();
                    Set<String> values = wanted.computeIfAbsent(key, k -> new HashSet<>());
                    if (equals >= 0) {
                      values.add(part.substring(equals + 1).strip());
                    }
                  }
                  return wanted.entrySet().stream()
                      .allMatch(
                          one ->
                              one.getValue().isEmpty()
                                  ? entity.has(one.getKey())
                                  : one.getValue().stream()
                                      .anyMatch(value -> entity.is(one.getKey(), value)));
                });
  }

  private static boolean satisfies(Indexed entity, JsonNode query) {
    if (query.has("$all")) {
      return stream(query.path("$all")).allMatch(one -> satisfies(entity, one));
    } else if (query.has("$any")) {
      return stream(query.path("$any")).anyMatch(one -> satisfies(entity, one));
    } else if (query.has("$not")) {
      return !satisfies(entity, query.path("$not"));
    }
    return query.properties().stream()
        .allMatch(field -> satisfies(entity, field.getKey(), field.getValue()));
  }

  private static boolean satisfies(Indexed entity, String key, JsonNode value) {
    if (value.has("$exists")) {
      return entity.has(key) == value.path("$exists").asBoolean();
    } else if (value.has("$in")) {
      return stream(value.path("$in")).anyMatch(one -> entity.is(key, one.asText()));
    } else if (value.has("$hasPrefix")) {
      return entity.begins(key, value.path("$hasPrefix").asText());
    } else if (value.path("$contains").isObject()) {
      JsonNode relation = value.path("$contains");
      String type = "relations." + relation.path("type").asText();
      return relation.has("targetRef")
          ? entity.is(type, relation.path("targetRef").asText())
          : entity.has(type);
    }
    return entity.is(
        key, value.has("$contains") ? value.path("$contains").asText() : value.asText());
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  @Test
  void answersAsTheRulesSay() {
    StringBuilder descriptors = new StringBuilder();
    for (int i = 0; i < ENTITIES; i++) {
      descriptors.append("---\n").append(descriptor(i)).append('\n');
    }
    Descriptors.importText(server.catalog(), server.acme(), descriptors.toString());
    List<Indexed> all =
        stream(server.admin().get(BASE + "/entities").json()).map(Indexed::of).toList();
    assertThat(all).hasSize(ENTITIES);
    int found = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      List<String> filters = filters(all);
      found +=
          require(
              get(filters), all.stream().filter(one -> satisfies(one, filters)).toList(), filters);
      ObjectNode query = query(all, 3);
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("limit", 500);
      body.set("query", query);
      Answer answer = server.admin().post(BASE + "/entities/by-query", body.toString());
      found += require(answer, all.stream().filter(one -> satisfies(one, query)).toList(), query);
    }
    assertThat(found).as("questions that find some, not all").isGreaterThan(QUESTIONS / 2);
  }

  private Answer get(List<String> filters) {
    StringBuilder path = new StringBuilder(BASE + "/entities/by-query?limit=500");
    filters.forEach(
        filter ->
            path.append("&filter=").append(URLEncoder.encode(filter, StandardCharsets.UTF_8)));
    return server.admin().get(path.toString());
  }

  private int require(Answer answer, List<Indexed> expected, Object question) {
    String what = question + " seed " + seed + " -> " + answer.status();
    assertThat(answer.status()).as(what + answer.body()).isEqualTo(200);
    List<String> refs =
        stream(answer.json().path("items")).map(Indexed::of).map(Indexed::ref).toList();
    assertThat(refs)
        .as(what)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(Indexed::ref).toList());
    assertThat(answer.json().path("totalItems").asInt()).as(what).isEqualTo(expected.size());
    return expected.isEmpty() || expected.size() == ENTITIES ? 0 : 1;
  }

  private List<String> filters(List<Indexed> all) {
    List<String> filters = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<String> parts = new ArrayList<>();
      for (int j = random.nextInt(3); j >= 0; j--) {
        String[] leaf = leaf(all);
        parts.add(random.nextInt(4) == 0 ? leaf[0] : leaf[0] + "=" + leaf[1]);
      }
      filters.add(String.join(",", parts));
    }
    return filters;
  }

  private ObjectNode query(List<Indexed> all, int depth) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    String[] leaf = leaf(all);
    switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> query.put(leaf[0], leaf[1]);
      case 1 -> query.putObject(leaf[0]).put("$exists", random.nextBoolean());
      case 2 -> query.putObject(leaf[0]).putArray("$in").add(leaf[1]).add(leaf(all)[1]);
      case 3 ->
          query.putObject(leaf[0]).put("$hasPrefix", leaf[1].substring(0, leaf[1].length() / 2));
      case 4 -> query.putObject(leaf[0]).put("$contains", leaf[1]);
      case 5 -> {
        ObjectNode relation = query.putObject("relations").putObject("$contains");
        relation.put("type", random.nextBoolean() ? "ownedBy" : "dependsOn");
        if (random.nextBoolean()) {
          relation.put("targetRef", "group:default/n" + random.nextInt(10));
        }
      }
      case 6 -> some(query.putArray("$all"), all, depth);
      case 7 -> some(query.putArray("$any"), all, depth);
      default -> query.set("$not", query(all, depth - 1));
    }
    return query;
  }

  private void some(ArrayNode list, List<Indexed> all, int depth) {
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(query(all, depth - 1));
    }
  }

  /** A key and a value, mostly of one entity, in whatever case. */
  private String[] leaf(List<Indexed> all) {
    Indexed entity = all.get(random.nextInt(all.size()));
    List<String> keys =
        entity.leaves().keySet().stream()
            .filter(key -> key.matches("[a-z0-9./_-]+"))
            .sorted(Comparator.naturalOrder())
            .toList();
    String key = keys.get(random.nextInt(keys.size()));
    List<String> values =
        entity.leaves().get(key).stream()
            .filter(value -> value != null && value.matches("[^,=\\s][^,]*[^,\\s]|[^,=\\s]"))
            .sorted()
            .toList();
    String value = values.isEmpty() || random.nextInt(9) == 0 ? "none" : values.getFirst();
    return random.nextInt(4) == 0
        ? new String[] {key.toUpperCase(Locale.ROOT), value.toUpperCase(Locale.ROOT)}
        : new String[] {key, value};
  }

  private ObjectNode descriptor(int number) {
    List<String> kinds = List.of("Component", "API", "Resource", "Group", "System", "Gadget");
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", "backstage.io/v1alpha1");
    document.put("kind", kinds.get(random.nextInt(kinds.size())));
    ObjectNode metadata = document.putObject("metadata").put("name", "n" + number);
    metadata.put("description", "Number " + number % 7);
    if (random.nextInt(4) == 0) {
      metadata.put("namespace", "other");
    }
    ArrayNode tags = metadata.putArray("tags");
    for (int i = random.nextInt(4); i > 0; i--) {
      tags.add(List.of("java", "go", "web", "db").get(random.nextInt(4)));
    }
    metadata.putObject("annotations").put("acme.example/a.b", "v" + random.nextInt(3));
    ObjectNode spec = document.putObject("spec");
    spec.put("type", List.of("service", "library", "website").get(random.nextInt(3)));
    spec.put("lifecycle", random.nextBoolean() ? "production" : "experimental");
    spec.put("owner", "n" + random.nextInt(10));
    spec.put("number", random.nextInt(3)).put("flag", random.nextBoolean()).putNull("nothing");
    spec.put("long", "x".repeat(random.nextInt(3) * 150)).put("empty", "");
    spec.putArray("dependsOn").add("component:n" + random.nextInt(10));
    spec.putArray("mixed").add(1).add("one").addNull().addObject().put("deep", random.nextInt(2));
    return document;
  }
}
