package io.appinventory.cli;

import io.appinventory.catalog.access.Tenant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a tenant. */
@Command(name = "create", description = "Make a tenant: an organization with a catalog of its own.")
final class TenantCreateCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SLUG",
      description = "Its name in addresses: a-z, 0-9, hyphens and underscores.")
  private String slug = "";

  @Option(names = "--name", paramLabel = "NAME", description = "Its name. Default: the slug.")
  private @Nullable String name;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      Tenant tenant = open.catalog().administration().create(slug, name == null ? slug : name);
      spec.commandLine().getOut().println("created tenant " + tenant.slug() + " " + tenant.id());
      return 0;
    }
  }
}
