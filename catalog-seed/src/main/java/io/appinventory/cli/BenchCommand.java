package io.appinventory.cli;

import io.appinventory.bench.CoreBench;
import io.appinventory.bench.Duel;
import io.appinventory.db.Database;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Mixin private TenantOption tenant;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (OpenCatalog open = OpenCatalog.forOneUser(database);
        Database pool = Database.open(OpenCatalog.logins(database).application())) {
      UUID tenantId = open.system(tenant.slug()).tenantId();
      List<Duel.Outcome> outcomes = new CoreBench(pool.dataSource(), tenantId).run();
      TextTable table =
          new TextTable("question", "us", "limit us", "of the limit", "aim", "reached");
      for (Duel.Outcome outcome : outcomes) {
        table.add(
            outcome.name(),
            rounded(outcome.micros()),
            rounded(outcome.limitMicros()),
            String.format(Locale.ROOT, "%.2f", outcome.ratio()),
            String.format(Locale.ROOT, "%.2f", outcome.atLeast()),
            outcome.reached() ? "yes" : "no");
      }
      table.print(out);
      return 0;
    }
  }

  private static Long rounded(double micros) {
    return Math.round(micros);
  }
}
