package io.appinventory.cli;

import io.appinventory.catalog.audit.seal.Seal;
import io.appinventory.catalog.audit.seal.SealAnchor;
import io.appinventory.catalog.audit.seal.Verdict;
import io.appinventory.catalog.audit.seal.Verification;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the audit log of a tenant against its seals. */
@Command(
    name = "verify",
    description = {
      "Find out whether entries of the audit log were changed or removed.",
      "Names the first one and ends with exit code 1 if so."
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private static final int BREACH = 1;

  @Mixin private TenantOption tenant;

  @Option(
      names = "--anchor",
      paramLabel = "NUMBER:HASH",
      description =
          "A seal as it was noted before; shows whether all seals were made anew since then.")
  private @Nullable String anchor;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Optional<SealAnchor> noted = anchor();
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      Verdict verdict =
          open.catalog()
              .read(
                  open.system(tenant.slug()),
                  reader -> new Verification(reader.scope(), noted).verify());
      tell(verdict);
      return verdict.intact() ? 0 : BREACH;
    }
  }

  private Optional<SealAnchor> anchor() {
    try {
      return Optional.ofNullable(anchor).map(SealAnchor::parse);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--anchor: " + e.getMessage(), e);
    }
  }

  private void tell(Verdict verdict) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d entries under %d seals are intact%n", verdict.entries(), verdict.seals());
    Seal last = verdict.last();
    if (last != null) {
      out.println("anchor " + SealAnchor.of(last));
    }
    if (verdict.waiting() > 0) {
      out.printf(
          "%d entries since %s wait for their seal%n", verdict.waiting(), verdict.waitingSince());
    }
    out.flush();
    verdict
        .breach()
        .ifPresent(breach -> spec.commandLine().getErr().println("catalog: " + breach.message()));
    spec.commandLine().getErr().flush();
  }
}
