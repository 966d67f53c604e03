package io.appinventory.generate;

import static io.appinventory.db.schema.Tables.BUILD_COUNTERS;

import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.generate.BuildMaker.Failure;
import io.appinventory.generate.PlanningMaker.Planned;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Generates a year of software delivery for the services of a tenant. */
final class DeliveryGenerator {
  private static final int USERS = 40;

  private final Skew skew;
  private final BulkLoad load;
  private final DeliveryPlan plan;
  private final Consumer<String> progress;

  DeliveryGenerator(Skew skew, BulkLoad load, DeliveryPlan plan, Consumer<String> progress) {
    this.skew = skew;
    this.load = load;
    this.plan = plan;
    this.progress = progress;
  }

  void generate(List<Id<Service>> services, List<Id<Team>> teams) throws SQLException {
    List<Id<User>> users = load.entities(Users.TYPE, USERS, this::user);
    Planned planned = new PlanningMaker(skew, load, plan, users, teams).make();
    progress.accept("projects, requirements, features and test cases");
    projects(planned.projects(), services);
    BuildMaker builds = new BuildMaker(skew, load, plan, planned, services, users);
    List<Failure> failures = builds.make();
    progress.accept("builds, deployments and test results");
    new TroubleMaker(skew, load, plan, planned, services, users).make(failures);
    progress.accept("defects, vulnerabilities and security events");
  }

  private void projects(List<Id<Project>> projects, List<Id<Service>> services)
      throws SQLException {
    List<Set<Id<Service>>> owned =
        projects.stream().<Set<Id<Service>>>map(project -> new LinkedHashSet<>()).toList();
    for (int requirement = 0; requirement < plan.requirements(); requirement++) {
      owned.get(plan.projectOf(requirement)).add(plan.serviceOf(requirement, services));
    }
    int[] numbers = new int[projects.size()];
    for (int build = 0; build < plan.builds(); build++) {
      numbers[plan.projectOfBuild(build)]++;
    }
    for (int i = 0; i < projects.size(); i++) {
      for (Id<Service> service : owned.get(i)) {
        load.link(Projects.SERVICES, projects.get(i), service);
      }
      load.row(
          List.of(BUILD_COUNTERS.TENANT_ID, BUILD_COUNTERS.PROJECT_ID, BUILD_COUNTERS.LAST_NUMBER),
          List.of(projects.get(i), numbers[i]));
    }
    load.flush();
  }

  private User user(int number) {
    Instant created = plan.startOf(0);
    return new User(
        new Header<>(Id.of(skew.idAt(created)), 1, created, created, null, null, null),
        "developer" + number + "@acme.example",
        skew.one(Words.FIRST_NAMES) + " " + skew.one(Words.LAST_NAMES),
        null,
        UserRole.EDITOR,
        AuthProvider.LOCAL,
        null,
        true,
        null,
        null,
        null,
        "en",
        "UTC",
        true,
        created,
        null,
        0);
  }
}
