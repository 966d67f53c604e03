package io.appinventory.cli;

import io.appinventory.bench.CoreBench;
import io.appinventory.bench.HttpBench;
import io.appinventory.bench.LoadBench;
import io.appinventory.bench.Measurements;
import io.appinventory.bench.Outcome;
import io.appinventory.bench.Scenarios;
import io.appinventory.bench.ServerProcess;
import io.appinventory.bench.Storage;
import io.appinventory.db.Database;
import io.appinventory.db.DatabaseSettings;
import io.appinventory.generate.GeneratedTenant;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the catalog against plain JDBC. */
@Command(
    name = "bench",
    description = {
      "Measure the questions that are asked most, each in turns with the statements it sends,"
          + " replayed through plain JDBC on the same rows.",
      "The tenant has to hold services: see \"catalog generate\"."
    })
final class BenchCommand implements Callable<Integer> {
  /** As many as are measured at once, with some to spare. */
  private static final int CONNECTIONS = 40;

  @Mixin private TenantOption tenant;

  @Option(
      names = "--http",
      description = "Ask over HTTP, of a server in a process of its own, by 1, 8 and 32 clients.")
  private boolean http;

  @Option(
      names = "--scenarios",
      description =
          "Ask the twelve questions of the battery that Backstage publishes, beside what is"
              + " published, and say how much room the database takes.")
  private boolean scenarios;

  @Option(
      names = "--beside",
      paramLabel = "SLUG",
      description = "Ask in turns with the same of another tenant, to see what a tenant's size is.")
  private @Nullable String beside;

  @Option(
      names = "--load",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Load a generated catalog of N services, against COPY alone of the same rows; both are"
              + " taken back. The tenant has to be empty.")
  private int load;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only questions whose name contains the text.")
  private String only;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "table, or json for programs. Default: ${DEFAULT-VALUE}")
  private BenchReport.Format format;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DatabaseLogins logins = OpenCatalog.logins(database);
    PrintWriter out = spec.commandLine().getOut();
    if (scenarios) {
      battery(logins.application()).print(out, format);
    } else {
      BenchReport report = measured(logins);
      report.print(out, format);
      return report.failures().isEmpty() ? 0 : 1;
    }
    return 0;
  }

  private BenchReport measured(DatabaseLogins logins) throws Exception {
    if (load > 0) {
      return loaded(logins);
    }
    return http ? overHttp(logins.application()) : inCore(logins.application());
  }

  private BenchReport inCore(DatabaseSettings application) throws Exception {
    try (Database pool = Database.open(application)) {
      CoreBench bench = new CoreBench(pool.dataSource(), tenantId(pool, tenant.slug()));
      Measurements measured = measurements();
      if (beside == null) {
        bench.run(measured);
      } else {
        bench.beside(tenantId(pool, beside), measured);
      }
      return BenchReport.of(measured, Map.of());
    }
  }

  private BenchReport loaded(DatabaseLogins logins) throws Exception {
    try (Database pool = Database.open(logins.application());
        Database owner = Database.open(logins.owner())) {
      OpenCatalog open = OpenCatalog.on(pool);
      Outcome outcome =
          new LoadBench(
                  owner.dataSource(),
                  open.catalog().model(),
                  open.system(tenant.slug()).tenantId(),
                  load)
              .run();
      GeneratedTenant.settle(owner.dataSource());
      return new BenchReport(List.of(outcome), Map.of(), Map.of());
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private ScenarioReport battery(DatabaseSettings application) throws Exception {
    try (Database pool = Database.open(application)) {
      OpenCatalog open = OpenCatalog.on(pool);
      Scenarios battery = new Scenarios(open.catalog(), open.system(tenant.slug()));
      return new ScenarioReport(battery.entities(), battery.run(), Storage.of(pool.dataSource()));
    }
  }

  private BenchReport overHttp(DatabaseSettings application) throws Exception {
    try (Database pool = Database.open(application.withPoolSize(CONNECTIONS));
        ServerProcess server = ServerProcess.start(Main.class, jvm(), environment(application))) {
      Measurements measured = measurements();
      new HttpBench(pool.dataSource(), tenantId(pool, tenant.slug()), server).run(measured);
      return BenchReport.of(
          measured,
          Map.of(
              "server_ready_ms",
              server.start().toMillis(),
              "server_resident_mb",
              server.resident().orElse(0) >> 20));
    }
  }

  private Measurements measurements() {
    PrintWriter err = spec.commandLine().getErr();
    return new Measurements(
        question -> question.contains(only),
        question -> {
          err.println(question);
          err.flush();
        });
  }

  private static UUID tenantId(Database pool, String slug) {
    return OpenCatalog.on(pool).system(slug).tenantId();
  }

  private static List<String> jvm() {
    return List.of("--enable-native-access=ALL-UNNAMED");
  }

  private static Map<String, String> environment(DatabaseSettings application) {
    return Map.of(
        "CATALOG_DB_URL", application.url(),
        "CATALOG_DB_USER", application.user(),
        "CATALOG_DB_PASSWORD", application.password(),
        "CATALOG_LOG_LEVEL", "WARN");
  }
}
