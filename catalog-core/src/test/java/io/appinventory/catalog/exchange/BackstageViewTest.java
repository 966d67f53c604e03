package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.domain.Assignment;
import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.ComponentType;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.EntityStatus;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Product;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Repository;
import io.appinventory.catalog.domain.RepositoryProvider;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.exchange.backstage.query.BackstageCatalog;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate;
import io.appinventory.catalog.exchange.backstage.query.FilterText;
import io.appinventory.catalog.exchange.backstage.query.ShownEntity;
import io.appinventory.catalog.exchange.backstage.view.BackstageView;
import io.appinventory.catalog.exchange.backstage.view.Relation;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the clients of Backstage see of entities, however these came to be. */
@ExtendWith(TestDatabaseExtension.class)
class BackstageViewTest {
  private final Fixture tenant;

  BackstageViewTest(TestDatabase database, @TempDir Path folder) {
    this.tenant = new Fixture(database, folder);
  }

  private ShownEntity shown(String kind, String name) {
    return tenant.catalog.read(
        tenant.principal,
        reader -> new BackstageCatalog(reader.scope()).byName(kind, "default", name).orElseThrow());
  }

  private JsonNode document(String kind, String name) {
    return ExactJson.parse(shown(kind, name).document());
  }

  private List<String> relations(String kind, String name) {
    return shown(kind, name).relations().stream().map(Relation::text).toList();
  }

  private <R extends Entity<R>> R create(EntityType<R> type, Changes<R> changes) {
    return tenant.catalog.in(tenant.principal, tx -> tx.create(type, changes));
  }

  private <R extends Entity<R>> void patch(EntityType<R> type, String name, Changes<R> changes) {
    tenant.catalog.in(
        tenant.principal,
        tx -> tx.patch(type, tx.findByKey(type, name).orElseThrow().id(), changes));
  }

  @Test
  void describesWhatNobodyDescribed() {
    Team team = create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "Team A"));
    Person jane =
        create(
            People.TYPE,
            Changes.<Person>none()
                .set(People.NAME, "Jane Doe")
                .set(People.EMAIL, "jane@acme.example")
                .set(People.TEAM_ID, team.id()));
    Repository code =
        create(
            Repositories.TYPE,
            Changes.<Repository>none()
                .set(Repositories.NAME, "acme/pay")
                .set(Repositories.PROVIDER, RepositoryProvider.GITHUB)
                .set(Repositories.URL, "https://github.com/acme/pay"));
    Service ledger =
        create(
            Services.TYPE,
            Changes.<Service>none()
                .set(Services.NAME, "ledger")
                .set(Services.KIND, ServiceType.API));
    Service pay =
        create(
            Services.TYPE,
            Changes.<Service>none()
                .set(Services.NAME, "Payment Service!")
                .set(Services.KIND, ServiceType.WEB_APPLICATION)
                .set(Services.STATUS, EntityStatus.DEPRECATED)
                .set(Services.TAGS, List.of("java"))
                .set(Services.TEAM_ID, team.id())
                .link(Services.DEPENDS_ON, ledger.id())
                .link(Services.REPOSITORIES, code.id())
                .parts(Services.ASSIGNMENTS, List.of(new Assignment(jane.id(), "Owner"))));
    create(
        Products.TYPE,
        Changes.<Product>none()
            .set(Products.NAME, "store")
            .link(Products.SERVICES, List.of(pay.id())));

    JsonNode shown = document("component", "payment-service");
    assertThat(shown.path("kind").asText()).isEqualTo("Component");
    assertThat(shown.at("/metadata/name").asText()).isEqualTo("Payment-Service");
    assertThat(shown.at("/metadata/title").asText()).isEqualTo("Payment Service!");
    assertThat(shown.at("/metadata/uid").asText()).isEqualTo(pay.id().toString());
    assertThat(shown.at("/metadata/tags").toString()).isEqualTo("[\"java\"]");
    assertThat(shown.at("/metadata/annotations/github.com~1project-slug").asText())
        .isEqualTo("acme/pay");
    assertThat(shown.path("spec").toString())
        .isEqualTo(
            "{\"type\":\"website\",\"lifecycle\":\"deprecated\",\"owner\":\"group:default/team-a\","
                + "\"dependsOn\":[\"component:default/ledger\"],\"system\":\"system:default/store\"}");
    assertThat(relations("component", "payment-service"))
        .containsExactly(
            "dependsOn component:default/ledger",
            "ownedBy group:default/team-a",
            "ownedBy user:default/jane",
            "partOf system:default/store");
    assertThat(relations("component", "ledger"))
        .containsExactly("dependencyOf component:default/payment-service");
    assertThat(relations("user", "jane"))
        .containsExactly(
            "memberOf group:default/team-a", "ownerOf component:default/payment-service");
    assertThat(document("user", "jane").at("/spec/profile/email").asText())
        .isEqualTo("jane@acme.example");

    patch(Services.TYPE, "ledger", Changes.<Service>none().set(Services.NAME, "books"));
    assertThat(document("component", "ledger").at("/metadata/title").asText()).isEqualTo("books");
    tenant.catalog.in(
        tenant.principal, tx -> tx.delete(Services.TYPE, pay.id(), OptionalLong.empty()));
    assertThat(names("kind=component")).containsExactly("component:default/ledger");
    assertThat(relations("component", "ledger")).isEmpty();
  }

  private TreeSet<String> names(String filter) {
    EntityPredicate predicate = FilterText.parse(List.of(filter));
    TreeSet<String> refs = new TreeSet<>();
    tenant.catalog.read(
        tenant.principal,
        reader -> {
          for (ShownEntity entity :
              new BackstageCatalog(reader.scope()).after(predicate, null, 1_000)) {
            JsonNode document = ExactJson.parse(entity.document());
            refs.add(
                "%s:%s/%s"
                    .formatted(
                        document.path("kind").asText(),
                        document.at("/metadata/namespace").asText(),
                        document.at("/metadata/name").asText())
                    .toLowerCase());
          }
          return refs;
        });
    return refs;
  }

  @Test
  void keepsApartWhatIsCalledAlike() {
    create(
        Services.TYPE,
        Changes.<Service>none().set(Services.NAME, "pay").set(Services.KIND, ServiceType.API));
    Component other =
        create(
            Components.TYPE,
            Changes.<Component>none()
                .set(Components.NAME, "Pay")
                .set(Components.KIND, ComponentType.LIBRARY));
    assertThat(document("component", "pay").at("/spec/type").asText()).isEqualTo("service");
    String hex = other.id().toString().replace("-", "");
    assertThat(
            document("component", "pay-" + hex.substring(hex.length() - 12))
                .at("/metadata/title")
                .asText())
        .isEqualTo("Pay");
  }

  @Test
  void showsWhatADescriptorSaysAndWhatWasChangedSince() {
    tenant.write("a/catalog-info.yaml", BackstageImportTest.SHOP);
    tenant.write("org.yaml", BackstageImportTest.ORGANISATION);
    tenant.importAll();
    assertThat(document("component", "shop").path("spec").toString())
        .contains("\"owner\":\"team-a\"", "\"lifecycle\":\"deprecated\"");
    assertThat(relations("component", "shop"))
        .containsExactly(
            "consumesApi api:default/payments",
            "dependencyOf component:default/front",
            "dependsOn component:default/lib",
            "dependsOn resource:default/db",
            "ownedBy group:default/team-a",
            "partOf system:default/store",
            "providesApi api:default/orders");
    assertThat(relations("api", "orders"))
        .containsExactly("apiProvidedBy component:default/shop", "ownedBy user:default/jane");

    Team other = create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "team-c"));
    patch(
        Services.TYPE,
        "Shop",
        Changes.<Service>none()
            .set(Services.DESCRIPTION, "Sells more")
            .set(Services.STATUS, EntityStatus.PLANNED)
            .set(Services.TAGS, List.of("java", "tier:1"))
            .set(Services.TEAM_ID, other.id()));
    JsonNode shop = document("component", "shop");
    assertThat(shop.at("/metadata/description").asText()).isEqualTo("Sells more");
    assertThat(shop.at("/metadata/tags").toString()).isEqualTo("[\"java\"]");
    assertThat(shop.at("/spec/lifecycle").asText()).isEqualTo("experimental");
    assertThat(shop.at("/spec/owner").asText()).isEqualTo("group:default/team-c");
    assertThat(relations("component", "shop"))
        .contains("ownedBy group:default/team-c")
        .doesNotContain("ownedBy group:default/team-a");

    patch(Services.TYPE, "Shop", Changes.<Service>none().set(Services.NAME, "Bazaar"));
    assertThat(document("component", "shop").at("/metadata/title").asText()).isEqualTo("Bazaar");
  }

  @Test
  void marksWhatItsSourceNoLongerHas() {
    tenant
        .write("a.yaml", BackstageImportTest.SHOP)
        .write("b.yaml", BackstageImportTest.ORGANISATION);
    tenant.importAll();
    tenant.delete("b.yaml");
    tenant.importAll();
    assertThat(names("metadata.annotations.backstage.io/orphan=true"))
        .containsExactly(
            "domain:default/store",
            "group:default/team-a",
            "resource:default/db",
            "system:default/store",
            "user:default/jane");
    tenant.write("b.yaml", BackstageImportTest.ORGANISATION);
    tenant.importAll();
    assertThat(names("metadata.annotations.backstage.io/orphan")).isEmpty();
  }

  @Test
  void isTheSameWhenItIsBuiltAnew() {
    tenant
        .write("a.yaml", BackstageImportTest.SHOP)
        .write("b.yaml", BackstageImportTest.ORGANISATION);
    tenant.importAll();
    Id<Service> made =
        create(
                Services.TYPE,
                Changes.<Service>none()
                    .set(Services.NAME, "made")
                    .set(Services.KIND, ServiceType.CACHE))
            .id();
    List<ShownEntity> before = all();
    assertThat(before).extracting(ShownEntity::id).contains(made.value());
    rebuild();
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void showsAgainWhatIsRestoredWhateverWasWrittenMeanwhile() {
    Id<Team> team = create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "pay")).id();
    Id<Person> jane =
        create(
                People.TYPE,
                Changes.<Person>none()
                    .set(People.NAME, "Jane")
                    .set(People.EMAIL, "jane@acme.example")
                    .set(People.TEAM_ID, team))
            .id();
    Id<Repository> code =
        create(
                Repositories.TYPE,
                Changes.<Repository>none()
                    .set(Repositories.NAME, "acme/a")
                    .set(Repositories.PROVIDER, RepositoryProvider.GITHUB))
            .id();
    Changes<Service> api = Changes.<Service>none().set(Services.KIND, ServiceType.API);
    Id<Service> b = create(Services.TYPE, api.set(Services.NAME, "b")).id();
    create(
        Services.TYPE,
        Changes.<Service>none()
            .set(Services.NAME, "a")
            .set(Services.DESCRIPTION, "as before")
            .set(Services.KIND, ServiceType.API)
            .set(Services.TEAM_ID, team)
            .link(Services.DEPENDS_ON, b)
            .link(Services.REPOSITORIES, code)
            .parts(Services.ASSIGNMENTS, List.of(new Assignment(jane, "Owner"))));
    comesBack(Services.TYPE, b, "dependsOn component:default/b");
    comesBack(Teams.TYPE, team, "ownedBy group:default/pay");
    comesBack(People.TYPE, jane, "ownedBy user:default/jane");
    comesBack(Repositories.TYPE, code, "ownedBy group:default/pay");
  }

  private <R extends Entity<R>> void comesBack(EntityType<R> type, Id<R> id, String relation) {
    List<ShownEntity> before = all();
    assertThat(relations("component", "a")).contains(relation);
    tenant.catalog.in(tenant.principal, tx -> tx.delete(type, id, OptionalLong.empty()));
    List<ShownEntity> without = all();
    assertThat(without).isNotEqualTo(before);
    rebuild();
    assertThat(all()).isEqualTo(without);
    for (String said : List.of("for a while", "as before")) {
      patch(Services.TYPE, "a", Changes.<Service>none().set(Services.DESCRIPTION, said));
    }
    tenant.catalog.in(tenant.principal, tx -> tx.restore(type, id, OptionalLong.empty()));
    assertThat(all()).isEqualTo(before);
  }

  private void rebuild() {
    tenant.catalog.in(
        tenant.principal,
        tx -> {
          BackstageView.rebuild(tx.scope());
          return tx;
        });
  }

  private List<ShownEntity> all() {
    return tenant.catalog.read(
        tenant.principal,
        reader ->
            new BackstageCatalog(reader.scope())
                .after(EntityPredicate.TRUE, null, 1_000).stream()
                    .map(e -> new ShownEntity(e.id(), e.document(), List.copyOf(e.relations())))
                    .toList());
  }
}
