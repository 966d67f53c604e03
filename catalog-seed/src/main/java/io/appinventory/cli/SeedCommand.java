package io.appinventory.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.document.DocumentLoader;
import io.appinventory.catalog.document.DocumentParser;
import io.appinventory.catalog.document.LoadReport;
import io.appinventory.catalog.document.LoadReport.Counts;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.session.Principal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads a catalog document. */
@Command(
    name = "seed",
    description = {
      "Load a catalog document (JSON, the format of the sample data) into a tenant.",
      "All of it or nothing. What is there already is changed where it differs; loading a document"
          + " again changes nothing, and nothing is ever deleted."
    })
final class SeedCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The document; - for standard input.")
  private String file = "";

  @Mixin private TenantOption tenant;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode document = parse();
    try (OpenCatalog open = OpenCatalog.forOneUser(database);
        LoadProgressBar progress = LoadProgressBar.onTerminal("Loading " + file)) {
      Principal system = open.system(tenant.slug());
      LoadReport report = open.catalog().in(system, new DocumentLoader(document, progress)::load);
      progress.close();
      print(report, spec.commandLine().getOut());
      return 0;
    } catch (InvalidInputException e) {
      throw refused(e);
    }
  }

  private JsonNode parse() {
    try (InputStream json = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      return DocumentParser.parse(json);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file, e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    } catch (InvalidInputException e) {
      throw refused(e);
    }
  }

  /** Lists what is wrong; the failure itself is one line. */
  private CommandFailure refused(InvalidInputException refusal) {
    List<FieldError> errors = refusal.errors();
    PrintWriter out = spec.commandLine().getErr();
    errors.forEach(error -> out.println(file + ": " + error.field() + ": " + error.message()));
    String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
    boolean more = errors.size() >= DocumentLoader.MAX_ERRORS;
    return new CommandFailure(
        "%s has %s%s, nothing was loaded".formatted(file, count, more ? " or more" : ""), refusal);
  }

  /** What a load did, as a table. */
  static void print(LoadReport report, PrintWriter out) {
    TextTable table = new TextTable("collection", "created", "updated", "unchanged");
    report.collections().forEach((collection, counts) -> add(table, collection, counts));
    add(table, "total", report.total());
    table.print(out);
    report.cycles().forEach(cycle -> out.println("dependency cycle: " + cycle));
  }

  private static void add(TextTable table, String name, Counts counts) {
    table.add(name, counts.created(), counts.updated(), counts.unchanged());
  }
}
