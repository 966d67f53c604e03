package io.appinventory.cli;

import io.appinventory.catalog.access.Tenant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the tenants. */
@Command(name = "list", description = "List the tenants.")
final class TenantListCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      TextTable table = new TextTable("slug", "name", "active", "id");
      for (Tenant tenant : open.catalog().administration().all()) {
        table.add(tenant.slug(), tenant.name(), tenant.active() ? "yes" : "no", tenant.id());
      }
      table.print(spec.commandLine().getOut());
      return 0;
    }
  }
}
