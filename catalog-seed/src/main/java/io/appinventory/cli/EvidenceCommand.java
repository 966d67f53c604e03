package io.appinventory.cli;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.evidence.EvidenceImport;
import io.appinventory.catalog.evidence.EvidenceJson;
import io.appinventory.catalog.evidence.EvidenceReport;
import io.appinventory.catalog.evidence.Subject;
import io.appinventory.catalog.evidence.Validity;
import io.appinventory.catalog.evidence.read.EvidenceReader;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Durations;
import io.appinventory.catalog.session.Principal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports what tools measured. */
@Command(
    name = "evidence",
    description = {
      "Import what tools measured of a service, component or repository from files and folders:"
          + " CycloneDX, SPDX, JUnit, JaCoCo, Cobertura, SARIF, Terraform state; and OSV"
          + " advisories, which are of no entity.",
      "Formats are found by what files hold. The files of one format count together and replace"
          + " what the source had in it before; the same again changes nothing.",
      "Exit codes: 0 all taken, 1 failure, 2 wrong usage, 3 imported, but some files were refused."
    })
final class EvidenceCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--entity",
      paramLabel = "COLLECTION/NAME",
      description = "What they are of: services/payments. Not needed for advisories.")
  private @Nullable String entity;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "Only files of these formats: cyclonedx, spdx, junit, jacoco, cobertura, sarif,"
              + " terraform, osv; of one alone, every file has to be of it. Also json, for a report"
              + " that programs read.")
  private List<String> format = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = Validity.DEFAULT_SOURCE,
      description =
          "What the evidence is called; the next import of this name takes its place. Default:"
              + " default.")
  private String source = Validity.DEFAULT_SOURCE;

  @Option(
      names = "--observed-at",
      paramLabel = "TIME",
      description =
          "When it was measured: 2026-01-31T00:00:00Z. Default: what the files say, else now.")
  private @Nullable String observedAt;

  @Option(
      names = "--expires",
      paramLabel = "AGE",
      description = "How long it counts from then: 30d, 12h. Default: for ever.")
  private @Nullable String expires;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private TenantOption tenant;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Validity validity =
        new Validity(source, EvidencePaths.time(spec, "--observed-at", observedAt), age());
    EvidenceReader reader =
        EvidencePaths.read(
            new EvidenceReader(FormatNames.formats(spec, format, EvidenceFormat.class)), paths);
    EvidenceImport what = EvidenceImport.of(reader.findings(), reader.advisories());
    EvidenceReport report;
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      report = run(open, open.system(tenant.slug()), what, validity);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format.contains(FormatNames.JSON)) {
      out.println(EvidenceJson.of(report, reader.reading()).toPrettyString());
    } else {
      new EvidenceTable(out).print(report, reader.reading());
    }
    out.flush();
    return reader.reading().refusals().isEmpty() ? 0 : ImportCommand.INCOMPLETE;
  }

  private EvidenceReport run(
      OpenCatalog open, Principal system, EvidenceImport what, Validity validity) {
    if (entity == null) {
      return dryRun
          ? open.catalog().read(system, what::dryRun)
          : open.catalog().in(system, what::run);
    }
    Subject<?> subject = subject(open, system, entity);
    return dryRun
        ? open.catalog().read(system, reader -> what.dryRun(reader, subject, validity))
        : open.catalog().in(system, tx -> what.run(tx, subject, validity));
  }

  private Subject<?> subject(OpenCatalog open, Principal system, String named) {
    int slash = named.indexOf('/');
    Optional<EntityType<?>> type =
        slash < 0 ? Optional.empty() : open.catalog().model().type(named.substring(0, slash));
    if (type.isEmpty() || !Subject.takes(type.get())) {
      throw misused("--entity is '" + named + "', expected one such as services/payments");
    }
    return open.catalog()
        .read(system, reader -> find(reader, type.get(), named.substring(slash + 1)));
  }

  private static <R extends Entity<R>> Subject<R> find(
      Reader reader, EntityType<R> type, String name) {
    return reader
        .findByKey(type, name)
        .map(found -> new Subject<>(type, found.id()))
        .orElseThrow(() -> new CommandFailure("there is no " + type.singular() + " named " + name));
  }

  private @Nullable Duration age() {
    return expires == null
        ? null
        : Durations.parse(expires)
            .orElseThrow(
                () -> misused("--expires is '" + expires + "', expected " + Durations.EXPECTED));
  }

  private ParameterException misused(String reason) {
    return new ParameterException(spec.commandLine(), reason);
  }
}
