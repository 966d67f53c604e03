package io.appinventory.cli;

import io.appinventory.catalog.access.Administration;
import io.appinventory.catalog.access.Tenant;
import io.appinventory.db.Database;
import io.appinventory.generate.CatalogGenerator;
import io.appinventory.generate.GeneratedTenant;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "The same seed makes the same catalog, and the same deliveries on the same day. Needs the"
          + " login that owns the schema."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final int MAX_SERVICES = 1_000_000;
  private static final int MAX_DEPLOYMENTS = 10_000_000;
  private static final int MAX_TENANTS = 10_000;

  @Mixin private TenantOption tenant;

  @Option(
      names = "--services",
      required = true,
      paramLabel = "N",
      description = "How many services; the other types follow.")
  private int services;

  @Option(
      names = "--deployments",
      paramLabel = "N",
      description =
          "How many deployments of the last year; builds, ten test results for each and the rest of"
              + " software delivery follow. Default: a tenth of the services")
  private @Nullable Integer deployments;

  @Option(
      names = "--tenants",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many tenants to fill; if not one, they are SLUG-1 to SLUG-N, each from a seed of its"
              + " own. Default: ${DEFAULT-VALUE}")
  private int tenants;

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
    if (deployments != null && (deployments < 0 || deployments > MAX_DEPLOYMENTS)) {
      throw new CommandFailure(
          "--deployments is " + deployments + ", allowed is 0 to " + MAX_DEPLOYMENTS);
    }
    if (tenants < 1 || tenants > MAX_TENANTS) {
      throw new CommandFailure("--tenants is " + tenants + ", allowed is 1 to " + MAX_TENANTS);
    }
    try (OpenCatalog open = OpenCatalog.forOneUser(database);
        Database owner = Database.open(OpenCatalog.logins(database).owner().withPoolSize(1))) {
      for (int i = 1; i <= tenants; i++) {
        fill(open, owner, tenants == 1 ? tenant.slug() : tenant.slug() + "-" + i, seed + i - 1);
      }
      GeneratedTenant.settle(owner.dataSource());
      return 0;
    } catch (IllegalStateException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private CatalogGenerator.Size size() {
    CatalogGenerator.Size usual = CatalogGenerator.Size.of(services);
    return deployments == null
        ? usual
        : new CatalogGenerator.Size(services, deployments, usual.today());
  }

  private void fill(OpenCatalog open, Database owner, String slug, long from) throws SQLException {
    PrintWriter err = spec.commandLine().getErr();
    Administration administration = open.catalog().administration();
    Tenant filled = administration.bySlug(slug).orElseGet(() -> administration.create(slug, slug));
    long start = System.nanoTime();
    long rows =
        GeneratedTenant.fill(
            owner.dataSource(),
            open.catalog().model(),
            filled.id(),
            size(),
            from,
            what -> err.println("loaded " + what));
    double seconds = (System.nanoTime() - start) / 1e9;
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "generated %,d rows for %,d services of %s in %.1f s%n",
            rows,
            services,
            slug,
            seconds);
  }
}
