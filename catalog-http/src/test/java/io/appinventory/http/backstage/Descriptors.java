package io.appinventory.http.backstage;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.exchange.DescriptorImport;
import io.appinventory.catalog.exchange.DescriptorReader;
import io.appinventory.catalog.exchange.Formats;
import io.appinventory.catalog.exchange.ImportReport;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.session.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Imports descriptors as the command line does. */
final class Descriptors {
  /** A small company. */
  static final String SHOP =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata:
        name: Shop
        title: The Shop
        description: Sells things
        tags: [java, web]
        labels: {tier: "1"}
        annotations:
          github.com/project-slug: acme/shop
          backstage.io/techdocs-ref: dir:.
        links: [{url: "https://acme.example", title: Home}]
      spec:
        type: service
        lifecycle: production
        owner: team-a
        system: store
        providesApis: [orders]
        dependsOn: ["resource:db", "component:lib"]
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: lib, tags: [java]}
      spec: {type: library, lifecycle: experimental, owner: "group:default/team-b"}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: cart, namespace: other}
      spec: {type: service, lifecycle: production, owner: "group:default/team-a", dependencyOf: ["component:default/shop"]}
      ---
      apiVersion: backstage.io/v1beta1
      kind: API
      metadata: {name: orders}
      spec: {type: openapi, lifecycle: production, owner: team-a, system: store, definition: "openapi: 3.0.0"}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Resource
      metadata: {name: db}
      spec: {type: database, owner: team-a, size: 1.10}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: System
      metadata: {name: store}
      spec: {owner: team-a, domain: trade}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Domain
      metadata: {name: trade}
      spec: {owner: team-a}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: {name: team-a, description: The A team}
      spec: {type: team, children: [], members: [jane]}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: User
      metadata: {name: jane}
      spec: {profile: {displayName: Jane Doe, email: jane@acme.example}, memberOf: [team-a]}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Location
      metadata: {name: root}
      spec: {type: file, targets: [./a.yaml]}
      """;

  private Descriptors() {}

  static ImportReport importText(Catalog catalog, Principal tenant, String text) {
    try {
      Path folder = Files.createTempDirectory("descriptors");
      Files.writeString(folder.resolve("catalog-info.yaml"), text);
      ImportReport report = importFolder(catalog, tenant, folder);
      Files.delete(folder.resolve("catalog-info.yaml"));
      Files.delete(folder);
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ImportReport importFolder(Catalog catalog, Principal tenant, Path folder) {
    DescriptorReader reader = new DescriptorReader(Formats.all(), ReadLimits.standard());
    DescriptorImport what =
        new DescriptorImport("test", reader.read(List.of(folder)), reader.reading());
    return catalog.in(tenant, what::run);
  }
}
