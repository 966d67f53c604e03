package io.appinventory.cli;

import io.appinventory.catalog.Housekeeping;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Seals the audit log of a tenant. */
@Command(
    name = "seal",
    description =
        "Seal the entries of the audit log that wait for it. A server does so every minute.")
final class AuditSealCommand implements Callable<Integer> {
  @Mixin private TenantOption tenant;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      long entries = Housekeeping.seal(open.catalog(), open.system(tenant.slug()));
      spec.commandLine().getOut().println("sealed " + entries + " entries");
      return 0;
    }
  }
}
