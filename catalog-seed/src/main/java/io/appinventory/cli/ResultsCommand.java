package io.appinventory.cli;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.ResultStatus;
import io.appinventory.catalog.delivery.run.RunImport;
import io.appinventory.catalog.delivery.run.RunReport;
import io.appinventory.catalog.delivery.run.RunReportJson;
import io.appinventory.catalog.delivery.run.RunTarget;
import io.appinventory.catalog.evidence.read.EvidenceReader;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports runs of tests. */
@Command(
    name = "results",
    description = {
      "Import JUnit XML from files and folders as results of the test cases of a project, which are"
          + " found by classname.name or else by the name alone.",
      "All results are written, or none. The same file again is as many results again.",
      "Exit codes: 0 all taken, 1 failure, 2 wrong usage, 3 imported, but some files were refused"
          + " or some cases found no test case."
    })
final class ResultsCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--project",
      required = true,
      paramLabel = "SLUG",
      description = "The project whose test cases were run.")
  private String project = "";

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      description =
          "The feature of it whose test cases come first, and to which new ones are added. Default:"
              + " that of the build.")
  private @Nullable String feature;

  @Option(
      names = "--build",
      paramLabel = "NUMBER",
      description = "The number of the build that was tested.")
  private @Nullable Integer build;

  @Option(names = "--create", description = "Add test cases that are not there.")
  private boolean create;

  @Option(
      names = "--executed-at",
      paramLabel = "TIME",
      description =
          "When they were run: 2026-01-31T00:00:00Z. Default: what the files say, else now.")
  private @Nullable String executedAt;

  @Option(names = "--environment", paramLabel = "NAME", description = "Where they were run.")
  private @Nullable String environment;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json, for a report that programs read.")
  private @Nullable String format;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private TenantOption tenant;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (format != null && !format.equals(FormatNames.JSON)) {
      throw new ParameterException(spec.commandLine(), "there is no format '" + format + "'");
    }
    Instant at = EvidencePaths.time(spec, "--executed-at", executedAt);
    EvidenceReader reader = EvidencePaths.read(EvidenceReader.ofCases(), paths);
    RunImport what = RunImport.of(reader.cases());
    RunReport report;
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      Principal system = open.system(tenant.slug());
      RunTarget target = open.catalog().read(system, reading -> target(reading, at));
      report =
          dryRun
              ? open.catalog().read(system, reading -> what.dryRun(reading, target))
              : open.catalog().in(system, tx -> what.run(tx, target));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == null) {
      print(out, report, reader.reading());
    } else {
      out.println(RunReportJson.of(report, reader.reading()).toPrettyString());
    }
    out.flush();
    boolean clean = reader.reading().refusals().isEmpty() && report.unmatched() == 0;
    return clean ? 0 : ImportCommand.INCOMPLETE;
  }

  private RunTarget target(Reader reader, @Nullable Instant at) {
    Id<Project> in =
        reader
            .findByKey(Projects.TYPE, project)
            .orElseThrow(() -> new CommandFailure("there is no project with the slug " + project))
            .id();
    Id<Feature> first =
        feature == null
            ? null
            : one(
                reader,
                Features.TYPE,
                Filter.and(Filter.eq(Features.PROJECT_ID, in), Filter.eq(Features.NAME, feature)),
                "feature " + feature);
    Id<Build> tested =
        build == null
            ? null
            : one(
                reader,
                Builds.TYPE,
                Filter.and(Filter.eq(Builds.PROJECT_ID, in), Filter.eq(Builds.BUILD_NUMBER, build)),
                "build " + build);
    return new RunTarget(tested, first, in, create, at, environment);
  }

  private <R extends Entity<R>> Id<R> one(
      Reader reader, EntityType<R> type, Filter which, String called) {
    return reader.list(type, ListQuery.of(which).withoutTotal()).items().stream()
        .findFirst()
        .orElseThrow(() -> new CommandFailure("the project " + project + " has no " + called))
        .id();
  }

  private static void print(PrintWriter out, RunReport report, Reading reading) {
    Listed.print(
        out, "Refused", reading.refusals(), refusal -> refusal.place() + ": " + refusal.reason());
    Listed.print(out, "Without a test case", report.unmatchedNames(), name -> name);
    for (ResultStatus status : ResultStatus.values()) {
      out.println("%s: %d".formatted(status.code(), report.results().getOrDefault(status, 0)));
    }
    out.println(
        "%stest cases: %d matched, %d created; %d cases without one; %d files, %d others, %d refused"
            .formatted(
                report.dryRun() ? "Nothing was written. " : "",
                report.matched(),
                report.created(),
                report.unmatched(),
                reading.files().size(),
                reading.otherFiles(),
                reading.refusals().size()));
  }
}
