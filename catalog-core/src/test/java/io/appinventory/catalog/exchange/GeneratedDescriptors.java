package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Descriptors of Backstage that nobody would write, all of them legal; the same for a seed. */
final class GeneratedDescriptors {
  private static final List<String> KINDS =
      List.of(
          "Component",
          "Component",
          "Component",
          "API",
          "Resource",
          "System",
          "Domain",
          "Group",
          "User",
          "Location",
          "Gadget");
  private static final List<String> TEXTS =
      List.of(
          "yes",
          "null",
          "~",
          "007",
          "1e3",
          "2020-01-01",
          "0x1F",
          ": colon",
          "# hash",
          "- dash",
          "'quoted'",
          "\"double\"",
          "line\nbreak",
          " padded ",
          "trailing\n\n",
          "tab\there",
          "{brace}",
          "[list]",
          "&anchor",
          "*alias",
          "!tag",
          "%percent",
          "@at",
          "`tick`",
          "caf\u00e9",
          "\u65e5\u672c",
          "\uD83D\uDE00",
          "\u2028",
          "\u0007",
          "\u00a0",
          "a".repeat(300));

  private final Random random;

  GeneratedDescriptors(long seed) {
    this.random = new Random(seed);
  }

  /** So many, as JSON, which is YAML. */
  String documents(int count) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append("---\n").append(document(i)).append('\n');
    }
    return all.toString();
  }

  private ObjectNode document(int number) {
    String kind = one(KINDS);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("apiVersion", "backstage.io/v1alpha1").put("kind", kind);
    ObjectNode metadata = document.putObject("metadata");
    metadata.put("name", name(number));
    if (once(5)) {
      metadata.put("namespace", "other");
    }
    if (once(2)) {
      metadata.put("title", text());
      metadata.put("description", text() + text());
    }
    if (once(2)) {
      metadata.putArray("tags").add("t" + random.nextInt(4)).add("java");
      metadata.putObject("labels").put("tier", text());
      ObjectNode annotations = metadata.putObject("annotations").put("acme/x", text());
      annotations.put("github.com/project-slug", "acme/r" + random.nextInt(9));
      metadata
          .putArray("links")
          .addObject()
          .put("url", "https://acme.example")
          .put("title", text());
    }
    ObjectNode spec = document.putObject("spec");
    spec.put("type", one(List.of("service", "website", "library", "database", "team", text())));
    spec.put("lifecycle", one(List.of("production", "deprecated", "experimental", text())));
    spec.put("owner", one(List.of("", "group:", "user:", "other/")) + name(random.nextInt(80)));
    spec.put("system", name(random.nextInt(80)));
    refs(spec.putArray("dependsOn"), List.of("component:", "resource:", "api:other/"));
    refs(spec.putArray("providesApis"), List.of(""));
    refs(spec.putArray("members"), List.of("", "user:"));
    refs(spec.putArray("children"), List.of(""));
    spec.putObject("profile").put("displayName", "Name " + number);
    if (once(3)) {
      spec.withObject("/profile").put("email", "p" + number + "@acme.example");
    }
    extra(spec.putObject("x-extra"), 3);
    return document;
  }

  private void extra(ObjectNode object, int depth) {
    object.put("text", text()).put("number", random.nextInt());
    object.put("decimal", new BigDecimal("1.10")).put("flag", once(2)).putNull("none");
    object.put(text(), 1);
    object.putArray("list").add(text()).add(1).addNull().addArray().add(text());
    if (depth > 0) {
      extra(object.putObject("deeper"), depth - 1);
    }
  }

  private void refs(ArrayNode list, List<String> prefixes) {
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(one(prefixes) + name(random.nextInt(80)));
    }
  }

  /** Some differ by their case only, or by nothing. */
  private String name(int number) {
    return number % 9 == 0 ? "Name-" + number / 2 : "name-" + number / 2 * 2;
  }

  private String text() {
    return one(TEXTS);
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
