package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.exchange.read.DocumentText;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import io.appinventory.catalog.exchange.read.YamlParser;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with something else in each place of them: none of them loses the others. */
@ExtendWith(TestDatabaseExtension.class)
class HostileDocumentsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Map<String, String> GOOD =
      Map.of(
          "backstage",
          """
          apiVersion: backstage.io/v1alpha1
          kind: Component
          metadata:
            name: NAME
            namespace: default
            title: A title
            description: Takes the money
            labels: {tier: one}
            annotations:
              github.com/project-slug: acme/shop
              gitlab.com/project-slug: acme/deep/shop
              backstage.io/source-location: "url:https://github.com/acme/shop/"
              appinventory.io/attributes: "{}"
              appinventory.io/name: NAME
            tags: [java]
            links: [{url: "https://acme.example", title: Home}]
          spec:
            type: service
            lifecycle: production
            owner: group:default/pay
            system: shop
            subcomponentOf: other
            providesApis: [api]
            consumesApis: [api]
            dependsOn: ["component:good", "resource:db"]
            dependencyOf: ["component:good"]
            profile: {displayName: A, email: a@acme.example}
            memberOf: [pay]
            members: [ana]
            children: [sub]
            parent: top
            domain: shops
            target: ./x.yaml
            targets: [./y.yaml]
          relations: [{type: ownedBy, targetRef: "group:default/pay"}]
          status: {items: []}
          """,
          "opslevel",
          """
          version: 1
          service:
            name: NAME
            lifecycle: beta
            tier: tier_1
            product: Shop
            system: shop
            owner: pay
            type: api
            description: Takes the money
            aliases: [a]
            tags: [{key: a, value: b}]
            repositories: [{name: acme/shop, provider: github}]
            dependencies: [{alias: good}, {alias: "Good!"}]
            tools: [{name: x, category: logs, url: "https://acme.example"}]
          """,
          "cortex",
          """
          openapi: 3.0.0
          info:
            title: NAME
            x-cortex-tag: NAME
            description: Takes the money
            x-cortex-type: service
            x-cortex-groups: [a]
            x-cortex-owners: [{type: group, name: pay}, {type: email, email: a@acme.example}]
            x-cortex-git: {github: {repository: acme/shop}, gitlab: {repository: a/b/c}}
            x-cortex-dependency: {cortex: [{tag: good}]}
            x-cortex-parents: [{tag: good}]
            x-cortex-children: [{tag: good}]
            x-cortex-relationships: [{type: x, destinations: [{tag: good}]}]
            x-cortex-slack: {channels: [{name: x}]}
          """,
          "compass",
          """
          configVersion: 1
          name: NAME
          id: "ari:cloud:compass:NAME"
          slug: NAME
          description: Takes the money
          typeId: SERVICE
          ownerId: "ari:cloud:team:1"
          fields: {lifecycle: Active, tier: 1}
          links: [{name: null, type: REPOSITORY, url: "https://github.com/acme/shop"}]
          relationships: {DEPENDS_ON: ["ari:cloud:compass:good"]}
          labels: [a]
          """,
          "datadog",
          """
          apiVersion: v3
          kind: service
          metadata:
            name: NAME
            description: Takes the money
            owner: pay
            additionalOwners: [{name: pay}, {name: Pay}]
            tags: ["a:b"]
            links: [{name: x, type: repo, url: "https://github.com/acme/shop"}]
          spec:
            lifecycle: production
            tier: "1"
            type: web
            languages: [java]
            dependsOn: ["service:good", "datastore:db"]
            componentOf: ["system:shop"]
            components: ["service:good"]
          datadog: {codeLocations: [{repositoryURL: "https://github.com/acme/shop"}]}
          """);

  private final Fixture tenant;

  HostileDocumentsTest(TestDatabase database, @TempDir Path folder) {
    this.tenant = new Fixture(database, folder);
  }

  private static List<JsonNode> hostile() {
    ObjectNode deep = JSON.objectNode();
    ObjectNode inner = deep;
    for (int i = 0; i < 40; i++) {
      inner = inner.putObject("x");
    }
    return List.of(
        JSON.nullNode(),
        JSON.booleanNode(true),
        JSON.numberNode(-1),
        JSON.numberNode(new java.math.BigDecimal("1.10")),
        JSON.textNode(""),
        JSON.textNode(" \t\n "),
        JSON.textNode("x".repeat(300)),
        JSON.textNode("\uD83D\uDE00".repeat(600)),
        JSON.textNode("a!".repeat(1_000) + "a" + "!".repeat(100_000)),
        JSON.textNode("{\"x\": [1e999999999, " + "[".repeat(2_000) + "]}"),
        JSON.textNode("{\"x\": " + "[".repeat(40) + "]".repeat(40) + "}"),
        JSON.textNode("[\"0190b5f0-0000-7000-8000-000000000000\"]"),
        JSON.textNode("\"0190b5f0-0000-7000-8000-000000000000\""),
        JSON.textNode("{\"sla\": \"\\u0000\"}"),
        JSON.textNode("a:b:c/d/e"),
        JSON.textNode("component:default/" + "\u0130".repeat(400)),
        JSON.textNode("https://github.com" + "/a".repeat(20_000)),
        JSON.textNode("../".repeat(20) + "etc/passwd"),
        JSON.textNode("*a".repeat(300)),
        JSON.arrayNode(),
        JSON.arrayNode().add(JSON.arrayNode().add(1)).add(JSON.nullNode()).add("x").add(""),
        JSON.objectNode(),
        JSON.objectNode().put("", "").put("key", 1).put("\uD83D\uDE00".repeat(200), 2),
        deep);
  }

  private static ObjectNode good(String format, String name) throws UnreadableDocument {
    String text = GOOD.get(format).replace("NAME", name);
    return (ObjectNode) new YamlParser(ReadLimits.standard()).parse(new DocumentText(1, 1, text));
  }

  /** The document with each of its places, one after the other, holding each of the values. */
  private static List<ObjectNode> bad(String format) throws UnreadableDocument {
    List<ObjectNode> all = new ArrayList<>();
    List<String> places = new ArrayList<>();
    places(good(format, "good"), "", places);
    for (String place : places) {
      for (JsonNode value : hostile()) {
        ObjectNode document = good(format, "n" + all.size());
        int slash = place.lastIndexOf('/');
        JsonNode parent = document.at(place.substring(0, slash));
        String last = place.substring(slash + 1).replace("~1", "/");
        if (parent instanceof ObjectNode object) {
          object.set(last, value);
        } else {
          ((ArrayNode) parent).set(Integer.parseInt(last), value);
        }
        all.add(document);
      }
    }
    return all;
  }

  private static void places(JsonNode node, String path, List<String> places) {
    node.properties()
        .forEach(
            entry -> {
              String at = path + "/" + entry.getKey().replace("/", "~1");
              places.add(at);
              places(entry.getValue(), at, places);
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(path + "/" + i);
      places(node.get(i), path + "/" + i, places);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"backstage", "opslevel", "cortex", "compass", "datadog"})
  void losesNoDocumentToAnother(String format) throws UnreadableDocument {
    List<ObjectNode> bad = bad(format);
    StringBuilder file = new StringBuilder(good(format, "good").toString());
    bad.forEach(document -> file.append("\n---\n").append(document));
    file.append("\n---\n").append(good(format, "last"));
    tenant.write(format + ".yaml", file.toString());
    ImportReport report = tenant.importAll();
    int told =
        report.total().read()
            + report.reading().refusals().size()
            + report.reading().skipped().size();
    assertThat(told).isBetween(bad.size() / 2, bad.size() + 100);
    assertThat(tenant.names(Services.TYPE)).anyMatch(name -> name.contains("good"));
    assertThat(tenant.names(Services.TYPE)).anyMatch(name -> name.contains("last"));
    assertThat(report.reading().refusals()).noneMatch(one -> one.reason().contains("nobody"));
    ImportReport again = tenant.importAll();
    assertThat(again.total().created() + again.total().updated()).isZero();
  }
}
