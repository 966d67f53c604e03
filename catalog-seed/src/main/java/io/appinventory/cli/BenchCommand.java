package io.appinventory.cli;

import io.appinventory.bench.CoreBench;
import io.appinventory.bench.HttpBench;
import io.appinventory.bench.Outcome;
import io.appinventory.bench.ServerProcess;
import io.appinventory.db.Database;
import io.appinventory.db.DatabaseSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
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
    DatabaseSettings application = OpenCatalog.logins(database).application();
    BenchReport report = http ? overHttp(application) : inCore(application);
    PrintWriter out = spec.commandLine().getOut();
    report.print(out, format);
    return 0;
  }

  private BenchReport inCore(DatabaseSettings application) throws Exception {
    try (Database pool = Database.open(application)) {
      return new BenchReport(
          new CoreBench(pool.dataSource(), tenantId(pool)).run(this::isWanted), Map.of());
    }
  }

  private BenchReport overHttp(DatabaseSettings application) throws Exception {
    try (Database pool = Database.open(application.withPoolSize(CONNECTIONS));
        ServerProcess server = ServerProcess.start(Main.class, jvm(), environment(application))) {
      List<Outcome> outcomes =
          new ArrayList<>(
              new HttpBench(pool.dataSource(), tenantId(pool), server).run(this::isWanted));
      return new BenchReport(
          outcomes,
          Map.of(
              "server_ready_ms",
              server.start().toMillis(),
              "server_resident_mb",
              server.resident().orElse(0) >> 20));
    }
  }

  private boolean isWanted(String question) {
    return question.contains(only);
  }

  private UUID tenantId(Database pool) {
    return OpenCatalog.on(pool).system(tenant.slug()).tenantId();
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
