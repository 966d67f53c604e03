package io.appinventory.generate;

import io.appinventory.catalog.domain.Assignment;
import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.ComponentType;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.EntityStatus;
import io.appinventory.catalog.domain.Environment;
import io.appinventory.catalog.domain.OperationalStatus;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Product;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Repository;
import io.appinventory.catalog.domain.RepositoryProvider;
import io.appinventory.catalog.domain.Resource;
import io.appinventory.catalog.domain.ResourceType;
import io.appinventory.catalog.domain.Resources;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Generates the catalog of an enterprise with so many services: the same for the same seed. One
 * service in fifty has a team of its own, dependencies and tags follow a power law, some entities
 * lack an owner, a description or a repository.
 */
public final class CatalogGenerator {
  private final int services;
  private final Skew skew;
  private final DeliveryPlan delivery;
  private final AttributeMaker attributes;
  private final BulkLoad load;
  private final Consumer<String> progress;
  private List<Id<Team>> teams = List.of();

  /**
   * How much to generate.
   *
   * @param services how many services; the other types of the core follow
   * @param deployments how many deployments of the year before {@code today}; builds, test results
   *     and the rest of software delivery follow
   * @param today the day on which the year ends
   */
  public record Size(int services, int deployments, Instant today) {
    /** So many services, and a tenth of that of deployments until now. */
    public static Size of(int services) {
      return new Size(services, services / 10, Instant.now());
    }
  }

  private CatalogGenerator(
      Connection owner, UUID tenantId, Size size, long seed, Consumer<String> progress) {
    this.services = size.services();
    this.delivery = new DeliveryPlan(size.deployments(), seed, size.today());
    this.skew = new Skew(seed);
    this.attributes = new AttributeMaker(skew);
    this.load = new BulkLoad(owner, tenantId, skew::id);
    this.progress = progress;
  }

  /**
   * Generates into an empty tenant, in the transaction of the connection.
   *
   * @param owner a connection of the login that owns the tables
   * @param tenantId the tenant
   * @param size how much
   * @param seed what all choices follow from
   * @param progress told what is being loaded
   * @return the number of rows loaded, audit entries included
   */
  public static long generate(
      Connection owner, UUID tenantId, Size size, long seed, Consumer<String> progress)
      throws SQLException {
    return new CatalogGenerator(owner, tenantId, size, seed, progress).run();
  }

  private long run() throws SQLException {
    teams = told("teams", load.entities(Teams.TYPE, Math.max(5, services / 50), this::team));
    List<Id<Person>> people =
        told("people", load.entities(People.TYPE, Math.max(20, services / 8), this::person));
    List<Id<Product>> products =
        told("products", load.entities(Products.TYPE, Math.max(3, services / 40), this::product));
    List<Id<Service>> all = told("services", load.entities(Services.TYPE, services, this::service));
    List<Id<Component>> components =
        told("components", load.entities(Components.TYPE, services * 6 / 5, this::component));
    List<Id<Resource>> resources =
        told("resources", load.entities(Resources.TYPE, services, this::resource));
    List<Id<Repository>> repositories =
        told("repositories", load.entities(Repositories.TYPE, services * 6 / 5, this::repository));
    for (Id<Service> service : all) {
      links(Services.COMPONENTS, service, components, 3, false);
      links(Services.RESOURCES, service, resources, 2, false);
      links(Services.DEPENDS_ON, service, all, 3, true);
      links(Services.REPOSITORIES, service, repositories, skew.percent(90) ? 1 : 0, false);
      assignments(Services.ASSIGNMENTS, service, people);
    }
    load.flush();
    for (Id<Component> component : components) {
      links(Components.DEPENDS_ON, component, components, 1, true);
      links(Components.REPOSITORIES, component, repositories, 1, false);
    }
    for (Id<Product> product : products) {
      links(Products.SERVICES, product, all, 20, false);
      assignments(Products.ASSIGNMENTS, product, people);
    }
    load.flush();
    progress.accept("relations");
    new IncidentMaker(skew, load).make(services / 8, all, components, resources);
    load.flush();
    progress.accept("incidents");
    if (delivery.builds() > 0) {
      new DeliveryGenerator(skew, load, delivery, progress).generate(all, teams);
    }
    return load.rows();
  }

  private <T> T told(String what, T loaded) {
    progress.accept(what);
    return loaded;
  }

  /** Up to so many links, each once and none to itself. */
  private <R extends Entity<R>, T extends Entity<T>> void links(
      Link<R, T> link, Id<R> from, List<Id<T>> to, int most, boolean powerLaw) throws SQLException {
    Set<Object> chosen = new HashSet<>(Set.of(from));
    int wanted = most == 0 ? 0 : 1 + skew.uniform(2 * most - 1);
    for (int i = 0; i < wanted; i++) {
      Id<T> other = powerLaw ? skew.oneOfFirst(to) : skew.one(to);
      if (chosen.add(other)) {
        load.link(link, from, other);
      }
    }
  }

  private <R> void assignments(Parts<R, Assignment> parts, Id<?> owner, List<Id<Person>> people)
      throws SQLException {
    int wanted = skew.uniform(5);
    for (int i = 0; i < wanted; i++) {
      load.part(parts, owner, new Assignment(skew.one(people), Words.ROLES.get(i)));
    }
  }

  private <E> Header<E> header() {
    Instant created = skew.time();
    return new Header<>(Id.of(skew.id()), 1, created, created, null, null, null);
  }

  private @Nullable Id<Team> owner() {
    return skew.percent(92) ? skew.oneOfFirst(teams) : null;
  }

  private @Nullable String description() {
    return skew.percent(85) ? Words.sentence(skew) : null;
  }

  private EntityStatus status() {
    return skew.percent(80) ? EntityStatus.ACTIVE : skew.one(EntityStatus.values());
  }

  private List<String> tags() {
    Set<String> tags = new TreeSet<>();
    int wanted = skew.uniform(5);
    for (int i = 0; i < wanted; i++) {
      tags.add(skew.oneOfFirst(Words.TAGS));
    }
    return List.copyOf(tags);
  }

  private Team team(int number) {
    String name = Words.name(skew, number);
    return new Team(header(), name, description(), "#" + name, name + "@acme.example");
  }

  private Person person(int number) {
    String name = skew.one(Words.FIRST_NAMES) + " " + skew.one(Words.LAST_NAMES);
    return new Person(
        header(), name, "person" + number + "@acme.example", owner(), "Engineer", "@p" + number);
  }

  private Product product(int number) {
    return new Product(
        header(),
        Words.name(skew, number),
        description(),
        owner(),
        status(),
        "1." + number,
        tags());
  }

  private Service service(int number) {
    String name = Words.name(skew, number);
    ServiceType type = skew.percent(55) ? ServiceType.API : skew.one(ServiceType.values());
    return new Service(
        header(),
        name,
        type,
        description(),
        owner(),
        status(),
        OperationalStatus.OPERATIONAL,
        attributes.of(type, name),
        tags());
  }

  private Component component(int number) {
    ComponentType type =
        skew.percent(50) ? ComponentType.LIBRARY : skew.one(ComponentType.values());
    return new Component(
        header(),
        Words.name(skew, number),
        type,
        description(),
        owner(),
        status(),
        OperationalStatus.OPERATIONAL,
        attributes.of(type),
        tags());
  }

  private Resource resource(int number) {
    ResourceType type = skew.one(ResourceType.values());
    Environment environment =
        skew.percent(60) ? Environment.PRODUCTION : skew.one(Environment.values());
    return new Resource(
        header(),
        Words.name(skew, number),
        type,
        description(),
        owner(),
        OperationalStatus.OPERATIONAL,
        environment,
        attributes.of(type),
        tags());
  }

  private Repository repository(int number) {
    String name = Words.name(skew, number);
    return new Repository(
        header(),
        name,
        "https://git.acme.example/" + name,
        skew.percent(70) ? RepositoryProvider.GITHUB : skew.one(RepositoryProvider.values()),
        description(),
        "main",
        skew.oneOfFirst(Words.LANGUAGES),
        owner(),
        tags());
  }
}
