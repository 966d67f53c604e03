package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.BUILDS;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.TestCase;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.delivery.Vulnerabilities;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Listing;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;

/** What can be measured of software delivery. */
public final class DeliveryMeasures {
  /** The environment whose deployments count when none is named. */
  public static final String PRODUCTION = "production";

  /** What deployments are measured by: each has a service, which has a team and products. */
  public static final List<EntityType<?>> OWNERS =
      List.of(Services.TYPE, Teams.TYPE, Products.TYPE);

  private final Scope scope;

  /** For any scope. */
  public DeliveryMeasures(Scope scope) {
    this.scope = scope;
  }

  /**
   * DORA's four measures of a page of services, teams or products: of the deployments of the
   * service, of the services that the team owns, of the services that the product is made of. Two
   * statements, however many there are.
   *
   * @param type one of {@link #OWNERS}
   * @param which those to measure
   * @param window the time to look at
   * @param environment whose deployments count, usually {@link #PRODUCTION}
   * @throws NotAllowedException when row rules keep the principal from some builds or incidents, of
   *     all of which the measures are made; of deployments those count that it may see
   */
  public <R extends Entity<R>> Page<Measured<R, Dora>> dora(
      EntityType<R> type, ListQuery which, Window window, String environment) {
    Permissions.requireRead(scope.principal(), Deployments.TYPE.name());
    requireAll(Builds.TYPE);
    requireAll(Incidents.TYPE);
    if (!OWNERS.contains(type)) {
      throw new MalformedQueryException("by", "deployments are not of " + type);
    }
    return measured(
        type, which, ids -> new DoraSql(scope, window, environment).of(type, ids), Dora.NONE);
  }

  private void requireAll(EntityType<?> type) {
    if (!scope.seesAll(type)) {
      throw new NotAllowedException(
          "The measures are made of all "
              + type.name()
              + ", and access rules keep you from some of them.");
    }
  }

  /**
   * The tests of a window whose results say little: those that passed and failed with the same code
   * most often come first.
   *
   * @param project of which project; of all when empty
   * @param limit the most tests, 1 to {@link PageRequest#MAX_SIZE}
   */
  public List<FlakyTest> flakyTests(Optional<Id<Project>> project, Window window, int limit) {
    for (EntityType<?> type : List.of(TestCases.TYPE, TestResults.TYPE, Builds.TYPE)) {
      Permissions.requireRead(scope.principal(), type.name());
    }
    project.ifPresent(id -> new EntityReader(scope).get(Projects.TYPE, id));
    PageRequest page = PageRequest.first(limit);
    var worst = scope.dsl().fetch(new FlakySql(scope, window, project).worst(limit));
    if (worst.isEmpty()) {
      return List.of();
    }
    Filter these =
        Filter.in(TestCases.TYPE.header().id(), worst.map(row -> Id.<TestCase>of(row.value1())));
    Map<UUID, TestCase> cases = new HashMap<>();
    new Listing(scope)
        .list(TestCases.TYPE, ListQuery.of(these).page(page).withoutTotal())
        .items()
        .forEach(each -> cases.put(each.id().value(), each));
    List<FlakyTest> found = new ArrayList<>();
    for (var row : worst) {
      TestCase testCase = cases.get(row.value1());
      if (testCase != null) {
        found.add(new FlakyTest(testCase, row.value2(), row.value3(), row.value4(), row.value5()));
      }
    }
    return found;
  }

  /** How the builds of a project went, week by week. */
  public List<BuildWeek> buildsOfProject(Id<Project> id, Window window) {
    new EntityReader(scope).get(Projects.TYPE, id);
    return weeks(BUILDS.PROJECT_ID.eq(id.value()), window);
  }

  /** How the builds of a service went, week by week. */
  public List<BuildWeek> buildsOfService(Id<Service> id, Window window) {
    new EntityReader(scope).get(Services.TYPE, id);
    return weeks(BUILDS.SERVICE_ID.eq(id.value()), window);
  }

  private List<BuildWeek> weeks(Condition which, Window window) {
    Permissions.requireRead(scope.principal(), Builds.TYPE.name());
    return new BuildTrendSql(scope, window).weeks(which);
  }

  /** How the defects of a page of projects come and go. */
  public Page<Measured<Project, DefectFlow>> defects(ListQuery which, Window window) {
    Permissions.requireRead(scope.principal(), Defects.TYPE.name());
    return measured(
        Projects.TYPE, which, ids -> new DefectSql(scope, window).of(ids), DefectFlow.NONE);
  }

  /**
   * What the vulnerabilities of a page of projects expose, and how soon they are remediated.
   *
   * @param policy within how many days they have to be
   */
  public Page<Measured<Project, Exposure>> exposure(
      ListQuery which, Window window, FixPolicy policy) {
    Permissions.requireRead(scope.principal(), Vulnerabilities.TYPE.name());
    return measured(
        Projects.TYPE,
        which,
        ids -> new ExposureSql(scope, window, policy).of(ids),
        new Exposure(Map.of()));
  }

  /**
   * What came between two builds of a project.
   *
   * @throws MalformedQueryException when they are of different projects, or the second is not later
   * @throws io.appinventory.catalog.error.NotFoundException where one is not there
   */
  public ReleaseNotes releaseNotes(Id<Build> from, Id<Build> to) {
    return new ReleaseNotesReader(scope, from, to).read();
  }

  private <R extends Entity<R>, M> Page<Measured<R, M>> measured(
      EntityType<R> type, ListQuery which, Function<List<UUID>, Map<UUID, M>> measure, M none) {
    Page<R> page = new Listing(scope).list(type, which);
    List<UUID> ids = page.items().stream().map(each -> each.id().value()).toList();
    Map<UUID, M> found = ids.isEmpty() ? Map.of() : measure.apply(ids);
    return page.map(each -> new Measured<>(each, found.getOrDefault(each.id().value(), none)));
  }
}
