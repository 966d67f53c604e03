package io.appinventory.cli;

import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.DescriptorImport;
import io.appinventory.catalog.exchange.DescriptorReader;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.Formats;
import io.appinventory.catalog.exchange.ImportReport;
import io.appinventory.catalog.exchange.ImportReportJson;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.session.Principal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports descriptors of other tools. */
@Command(
    name = "import",
    description = {
      "Import descriptors of other tools from files, folders and archives (zip, tar, tar.gz):"
          + " Backstage, OpsLevel, Cortex, Compass, Datadog, CODEOWNERS.",
      "Descriptors are found by what they hold. Importing again updates what changed, adds what is"
          + " new and marks what vanished as orphaned; nothing is ever deleted or taken over from"
          + " another source. Addresses on the network are not followed.",
      "Exit codes: 0 all taken, 1 failure, 2 wrong usage, 3 imported, but some documents were"
          + " refused or are in conflict."
    })
final class ImportCommand implements Callable<Integer> {
  /** Some documents were not taken. */
  static final int INCOMPLETE = 3;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, folders and archives.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "Only descriptors of these formats: backstage, opslevel, cortex, compass, datadog,"
              + " codeowners. Also json, for a report that programs read.")
  private List<String> format = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "What the paths are called as a whole: what the source of this name had at its last"
              + " import and no longer has is marked as orphaned. Default: each path is a source of"
              + " its own.")
  private @Nullable String source;

  @Option(
      names = "--adopt",
      description = "Take over entities that other sources describe or people made.")
  private boolean adopt;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Mixin private TenantOption tenant;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Set<Format> formats = FormatNames.formats(spec, format, Format.class);
    List<ImportReport> reports = new ArrayList<>();
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      Principal system = open.system(tenant.slug());
      if (source != null) {
        reports.add(run(open, system, formats, source, paths));
      } else {
        for (Path path : paths) {
          reports.add(run(open, system, formats, real(path).toString(), List.of(path)));
        }
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format.contains(FormatNames.JSON)) {
      out.println(ImportReportJson.of(reports));
    } else {
      reports.forEach(report -> new ImportTable(out).print(report));
    }
    out.flush();
    return reports.stream().allMatch(ImportReport::isClean) ? 0 : INCOMPLETE;
  }

  private ImportReport run(
      OpenCatalog open, Principal system, Set<Format> formats, String name, List<Path> some) {
    some.forEach(ImportCommand::real);
    DescriptorReader reader = new DescriptorReader(Formats.of(formats), ReadLimits.standard());
    try (ImportPaths files = new ImportPaths()) {
      List<Descriptor> read = reader.read(files.of(some, reader));
      DescriptorImport what = new DescriptorImport(name, read, reader.reading(), formats, adopt);
      return dryRun
          ? open.catalog().read(system, what::dryRun)
          : open.catalog().in(system, what::run);
    } catch (UncheckedIOException e) {
      throw new CommandFailure("cannot read: " + e.getMessage(), e);
    }
  }

  private static Path real(Path path) {
    if (!Files.exists(path)) {
      throw new CommandFailure("there is no " + path);
    }
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + path, e);
    }
  }
}
