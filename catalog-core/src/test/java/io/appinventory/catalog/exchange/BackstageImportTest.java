package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.EntityStatus;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Resources;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.store.Detail;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabaseExtension.class)
class BackstageImportTest {
  static final String SHOP =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata:
        name: Shop
        description: Sells things
        tags: [java, shop]
        labels: {tier: "1"}
        annotations:
          github.com/project-slug: acme/shop/backend
      spec:
        type: service
        lifecycle: deprecated
        owner: team-a
        system: store
        providesApis: [orders]
        consumesApis: [default/payments]
        dependsOn: ["resource:db", "component:lib"]
        dependencyOf: component:front
      ---
      apiVersion: backstage.io/v1alpha1
      kind: API
      metadata: {name: orders}
      spec: {type: openapi, lifecycle: production, owner: "user:jane", definition: "openapi: 3"}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: lib}
      spec: {type: library, lifecycle: experimental, owner: "group:default/team-a"}
      """;

  static final String ODD =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata:
        name: odd
        annotations: {a.b/version: "1.10", a.b/yes: "yes", a.b/no: ~, a.b/n: 1.10, a.b/z: "007", a.b/t: "true"}
        links: [{url: "https://acme.example", title: "#1: a"}]
      spec:
        type: library
        lifecycle: "-"
        owner: team-a
        definition: |
          # not a comment
          --- text
            more
      """;

  static final String ORGANISATION =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: {name: team-a, description: The A team}
      spec: {type: team, children: [], profile: {email: a@acme.example}, members: [jane]}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: User
      metadata: {name: jane}
      spec: {profile: {displayName: Jane Doe, email: jane@acme.example}, memberOf: []}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: System
      metadata: {name: store}
      spec: {owner: team-a, domain: trade}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Domain
      metadata: {name: store}
      spec: {owner: team-a}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Resource
      metadata: {name: db}
      spec: {type: database, owner: team-a}
      """;

  private final Fixture tenant;

  BackstageImportTest(TestDatabase database, @TempDir Path folder) {
    this.tenant = new Fixture(database, folder);
  }

  @Test
  void bringsEveryKindToItsCollection() {
    tenant.write("a/catalog-info.yaml", SHOP).write("org.yaml", ORGANISATION);
    ImportReport report = tenant.importAll();
    assertThat(report.reading().refusals()).isEmpty();
    assertThat(report.total()).isEqualTo(new ImportReport.Counts(8, 8, 0, 0, 0));
    assertThat(tenant.names(Services.TYPE)).containsExactly("Shop", "orders");
    assertThat(tenant.names(Components.TYPE)).containsExactly("lib");
    assertThat(tenant.names(Products.TYPE)).containsExactly("store", "store (domain)");
    assertThat(tenant.names(Resources.TYPE)).containsExactly("db");
    assertThat(tenant.names(Teams.TYPE)).containsExactly("team-a");
    assertThat(tenant.names(People.TYPE)).containsExactly("jane@acme.example");
    assertThat(tenant.names(Repositories.TYPE)).containsExactly("acme/shop");
    assertThat(report.dangling())
        .extracting(dangling -> dangling.reference().key())
        .containsExactlyInAnyOrder(
            "api:default/payments", "component:default/front", "domain:default/trade");
  }

  @Test
  void mapsFieldsAndRelations() {
    tenant.write("a/catalog-info.yaml", SHOP).write("org.yaml", ORGANISATION).importAll();
    Detail<Service> shop = tenant.detail(Services.TYPE, "Shop");
    assertThat(shop.entity().type()).isEqualTo(ServiceType.API);
    assertThat(shop.entity().status()).isEqualTo(EntityStatus.DEPRECATED);
    assertThat(shop.entity().tags()).containsExactly("java", "shop", "tier:1");
    assertThat(shop.entity().teamId()).isEqualTo(tenant.detail(Teams.TYPE, "team-a").entity().id());
    assertThat(shop.json(Services.PRODUCTS).text()).contains("\"store\"");
    assertThat(shop.json(Services.COMPONENTS).text()).contains("\"lib\"");
    assertThat(shop.json(Services.RESOURCES).text()).contains("\"db\"");
    assertThat(shop.json(Services.REPOSITORIES).text()).contains("acme/shop");
    assertThat(shop.json(Services.DEPENDENTS).text()).contains("\"orders\"");
    Detail<Service> orders = tenant.detail(Services.TYPE, "orders");
    assertThat(orders.json(Services.ASSIGNMENTS).text()).contains("Owner");
    assertThat(tenant.detail(People.TYPE, "jane@acme.example").entity().teamId())
        .isEqualTo(shop.entity().teamId());
  }

  @Test
  void changesNothingTheSecondTime() {
    tenant.write("a/catalog-info.yaml", SHOP).write("org.yaml", ORGANISATION).importAll();
    ImportReport again = tenant.importAll();
    assertThat(again.total()).isEqualTo(new ImportReport.Counts(8, 0, 0, 8, 0));
    assertThat(again.orphaned()).isEmpty();
    assertThat(again.dangling()).hasSize(3);
    assertThat(tenant.detail(Services.TYPE, "Shop").entity().rowVersion()).isEqualTo(1);
  }

  @Test
  void saysWhatItWouldDoWithoutDoingIt() {
    tenant.write("a/catalog-info.yaml", SHOP);
    assertThat(tenant.dryRun().total().created()).isEqualTo(3);
    assertThat(tenant.names(Services.TYPE)).isEmpty();
  }

  @Test
  void resolvesWhatDangledOnceItArrives() {
    tenant.write("a/catalog-info.yaml", SHOP).importAll();
    assertThat(tenant.detail(Services.TYPE, "Shop").entity().teamId()).isNull();
    tenant.write("org.yaml", ORGANISATION);
    ImportReport report = tenant.importAll();
    assertThat(report.resolved()).isEqualTo(5);
    assertThat(report.total().created()).isEqualTo(5);
    assertThat(report.total().updated()).isEqualTo(3);
    Detail<Service> shop = tenant.detail(Services.TYPE, "Shop");
    assertThat(shop.entity().teamId()).isNotNull();
    assertThat(shop.json(Services.RESOURCES).text()).contains("\"db\"");
    assertThat(tenant.detail(Services.TYPE, "orders").json(Services.ASSIGNMENTS).text())
        .contains("Owner");
  }

  @Test
  void updatesWhatTheSourceChangedAndKeepsWhatPeopleAdded() {
    tenant.write("a/catalog-info.yaml", SHOP).write("org.yaml", ORGANISATION).importAll();
    Service shop = tenant.detail(Services.TYPE, "Shop").entity();
    Service other =
        tenant.catalog.in(
            tenant.principal,
            tx ->
                tx.create(
                    Services.TYPE,
                    Changes.<Service>none()
                        .set(Services.NAME, "by hand")
                        .set(Services.KIND, ServiceType.CACHE)));
    tenant.catalog.in(
        tenant.principal,
        tx -> tx.relate(Services.TYPE, shop.id(), Services.DEPENDS_ON, other.id()));
    tenant.write(
        "a/catalog-info.yaml",
        SHOP.replace("Sells things", "Sells more")
            .replace("\"resource:db\", ", "\"component:orders-db\", ")
            .replace("owner: team-a", "owner: nobody"));
    ImportReport report = tenant.importAll();
    assertThat(report.total()).isEqualTo(new ImportReport.Counts(8, 0, 1, 7, 0));
    Detail<Service> now = tenant.detail(Services.TYPE, "Shop");
    assertThat(now.entity().description()).isEqualTo("Sells more");
    assertThat(now.entity().teamId()).isNull();
    assertThat(now.json(Services.RESOURCES).text()).isEqualTo("[]");
    assertThat(now.json(Services.COMPONENTS).text()).contains("\"lib\"");
    assertThat(now.json(Services.DEPENDS_ON).text()).contains("by hand");
  }

  @Test
  void marksWhatVanishedAndWelcomesItBack() {
    tenant.write("a/catalog-info.yaml", SHOP).write("org.yaml", ORGANISATION).importAll();
    tenant.delete("a/catalog-info.yaml");
    ImportReport gone = tenant.importAll();
    assertThat(gone.orphaned()).hasSize(3);
    assertThat(tenant.names(Services.TYPE)).containsExactly("Shop", "orders");
    assertThat(tenant.importAll().orphaned()).isEmpty();
    tenant.write("moved.yaml", SHOP);
    ImportReport back = tenant.importAll();
    assertThat(back.returned()).hasSize(3);
    assertThat(back.total().unchanged()).isEqualTo(8);
  }

  @Test
  void doesNotCallGoneWhatCannotBeRead() {
    tenant.write("a/catalog-info.yaml", SHOP).importAll();
    tenant.write(
        "a/catalog-info.yaml", SHOP.replace("spec: {type: library", "spec: {{type: library"));
    ImportReport report = tenant.importAll();
    assertThat(report.orphaned()).isEmpty();
  }

  @Test
  void leavesAnEntityToWhoeverCameFirst() {
    tenant.write("a/catalog-info.yaml", SHOP).importAll();
    tenant.write("0/catalog-info.yaml", SHOP.replace("Sells things", "Steals things"));
    ImportReport report = tenant.importAll();
    assertThat(report.conflicts()).hasSize(3);
    assertThat(report.conflicts().getFirst().reason())
        .isEqualTo("is described otherwise in a/catalog-info.yaml document 1 line 1");
    assertThat(report.conflicts().get(1).copy()).isTrue();
    assertThat(report.isClean()).isFalse();
    assertThat(tenant.importAll().conflicts()).hasSize(3);
    assertThat(tenant.detail(Services.TYPE, "Shop").entity().description())
        .isEqualTo("Sells things");
  }

  @Test
  void neverTakesOverWhatIsNotItsOwn(@TempDir Path other) {
    tenant.catalog.in(
        tenant.principal,
        tx ->
            tx.create(
                Services.TYPE,
                Changes.<Service>none()
                    .set(Services.NAME, "orders")
                    .set(Services.KIND, ServiceType.CACHE)));
    tenant.write("a/catalog-info.yaml", SHOP);
    ImportReport first = tenant.importAll();
    assertThat(first.conflicts())
        .extracting(conflict -> conflict.reason())
        .containsExactly("'orders' is in services already, made in the catalog itself");
    new Fixture2(other).write("x.yaml", SHOP.replace("Sells", "Steals"));
    ImportReport second = tenant.importFrom("other", other);
    assertThat(second.conflicts()).hasSize(3);
    assertThat(second.conflicts().getFirst().reason()).contains("by another source: test");
  }

  private record Fixture2(Path folder) {
    void write(String file, String text) {
      try {
        java.nio.file.Files.writeString(folder.resolve(file), text);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Test
  void keepsNamespacesApart() {
    tenant.write("a/catalog-info.yaml", SHOP);
    tenant.write(
        "b.yaml",
        """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: shop, namespace: East}
        spec: {type: service, lifecycle: production, owner: team-b}
        """);
    ImportReport report = tenant.importAll();
    assertThat(report.conflicts()).isEmpty();
    assertThat(tenant.names(Services.TYPE)).containsExactly("Shop", "east/shop", "orders");
    assertThat(report.dangling())
        .extracting(dangling -> dangling.reference().key())
        .contains("group:east/team-b");
  }

  @Test
  void anotherTenantSeesNothing(@TempDir Path other, TestDatabase database) {
    tenant.write("a/catalog-info.yaml", SHOP).importAll();
    Fixture second = new Fixture(database, other);
    second.importAll();
    assertThat(second.names(Services.TYPE)).isEmpty();
  }

  @Test
  void toleratesWhatPeopleWrite() {
    tenant.write(
        "sloppy.yaml",
        """
        kind: Component
        apiVersion: backstage.io/v1alpha1
        metadata:
          name: 123
          tags: Big Tag
          labels: [a]
          links: [{url: null}]
          annotations: {a.b/c: true}
          value_quantification: 7
        spec:
          type: service
          lifecycle: ninelives
          owner: [team-a, "user:jane"]
          subComponentOf: 123
          dependsOn: [studio, "component:123", "<name_of_a_component>"]
        ---
        apiVersion: backstage.io/v1alpha1
        kind: User
        metadata: {name: guest}
        """);
    ImportReport report = tenant.importAll();
    assertThat(report.reading().refusals()).isEmpty();
    assertThat(tenant.names(Services.TYPE)).containsExactly("123");
    assertThat(tenant.names(People.TYPE)).containsExactly("guest@unknown.invalid");
    assertThat(report.reading().notes())
        .extracting(Reading.Note::message)
        .anyMatch(note -> note.contains("subComponentOf") && note.contains("subcomponentOf"))
        .anyMatch(note -> note.contains("value_quantification"))
        .anyMatch(note -> note.contains("'studio'"))
        .anyMatch(note -> note.contains("refers to the entity itself"))
        .anyMatch(note -> note.contains("<name_of_a_component>"))
        .anyMatch(note -> note.contains("labels"));
  }

  @Test
  void listsWhatItRefusesAndSkipsTemplates() {
    tenant.write(
        "mixed.yaml",
        """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: good}
        spec: {type: library}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: invalid component}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: ""
        metadata: {name: x}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: x, namespace: a.b}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: broken
          links:''
        ---
        apiVersion: scaffolder.backstage.io/v1beta3
        kind: Template
        metadata: {name: make}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: "${{ values.name }}"}
        ---
        """);
    tenant.write(
        "skeleton/catalog-info.yaml",
        """
        apiVersion: backstage.io/v1alpha1
        {%- if values.x %}
        kind: Component
        """);
    tenant.write("compass.yml", "name: other\nchannels: [conda-forge]\n");
    ImportReport report = tenant.importAll();
    assertThat(tenant.names(Components.TYPE)).containsExactly("good");
    assertThat(report.reading().refusals())
        .extracting(refusal -> refusal.place().document())
        .containsExactly(2, 3, 4, 5);
    assertThat(report.reading().refusals().get(3).place().line()).isBetween(19, 23);
    assertThat(report.reading().skipped()).hasSize(4);
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void followsLocationsWithinTheFolderOnly(@TempDir Path outside) throws Exception {
    new Fixture2(outside).write("secret.yaml", SHOP);
    tenant.write(
        "catalog-info.yaml",
        """
        apiVersion: backstage.io/v1alpha1
        kind: Location
        metadata: {name: all}
        spec:
          targets:
            - ./parts/**/info.txt
            - missing.yaml
            - ../../../../../etc/passwd
            - /etc/passwd
            - link.txt
            - https://acme.example/catalog-info.yaml
        """);
    tenant.write("parts/info.txt", SHOP);
    tenant.write("parts/deep/er/info.txt", ORGANISATION);
    Path link = tenant.folder().resolve("link.txt");
    java.nio.file.Files.createSymbolicLink(link, outside.resolve("secret.yaml"));
    ImportReport report = tenant.importFrom("one", tenant.folder().resolve("catalog-info.yaml"));
    assertThat(report.total().created()).isEqualTo(9);
    assertThat(report.reading().refusals()).hasSize(3);
    assertThat(report.reading().notes())
        .extracting(Reading.Note::message)
        .anyMatch(note -> note.contains("missing.yaml"))
        .anyMatch(note -> note.contains("not followed"));
  }
}
