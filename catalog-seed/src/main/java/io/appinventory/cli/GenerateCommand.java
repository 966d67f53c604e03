package io.appinventory.cli;

import io.appinventory.catalog.access.Administration;
import io.appinventory.catalog.access.Tenant;
import io.appinventory.db.Database;
import io.appinventory.generate.GeneratedTenant;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fills an empty tenant with a catalog of any size. */
@Command(
    name = "generate",
    description = {
      "Fill an empty tenant (made when it is missing) with a catalog of so many services.",
      "The same seed makes the same catalog. Needs the login that owns the schema."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final int MAX_SERVICES = 1_000_000;

  @Mixin private TenantOption tenant;

  @Option(
      names = "--services",
      required = true,
      paramLabel = "N",
      description = "How many services; the other types follow.")
  private int services;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "What all choices follow from. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    if (services < 1 || services > MAX_SERVICES) {
      throw new CommandFailure("--services is " + services + ", allowed is 1 to " + MAX_SERVICES);
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (OpenCatalog open = OpenCatalog.forOneUser(database);
        Database owner = Database.open(OpenCatalog.logins(database).owner().withPoolSize(1))) {
      Administration administration = open.catalog().administration();
      Tenant filled =
          administration
              .bySlug(tenant.slug())
              .orElseGet(() -> administration.create(tenant.slug(), tenant.slug()));
      long start = System.nanoTime();
      long rows =
          GeneratedTenant.fill(
              owner.dataSource(),
              open.catalog().model(),
              filled.id(),
              services,
              seed,
              what -> err.println("loaded " + what));
      double seconds = (System.nanoTime() - start) / 1e9;
      out.printf(
          Locale.ROOT, "generated %,d rows for %,d services in %.1f s%n", rows, services, seconds);
      return 0;
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
