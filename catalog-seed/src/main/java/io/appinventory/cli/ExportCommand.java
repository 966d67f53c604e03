package io.appinventory.cli;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.document.DocumentExport;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.export.DescriptorFiles;
import io.appinventory.catalog.exchange.export.EntityList;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the catalog, or lists of it, in other tools' formats and its own. */
@Command(
    name = "export",
    description = {
      "Write a tenant's catalog: as a document that \"catalog seed\" loads (document), a list as"
          + " CSV or NDJSON (csv, ndjson), or the descriptors of another tool as they were imported"
          + " (backstage, opslevel, cortex, compass, datadog, codeowners)."
    })
final class ExportCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "document",
      description = "document, csv, ndjson, or the name of a tool. Default: document")
  private String format = "document";

  @Option(
      names = "--type",
      paramLabel = "COLLECTION",
      description = "For csv and ndjson: the collection, such as services.")
  private @Nullable String type;

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "For csv and ndjson: which entities, such as: status = active")
  private @Nullable String filter;

  @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output.")
  private @Nullable Path output;

  @Option(
      names = "--masked",
      description = "Mask e-mail addresses, telephone numbers and money, to pass the export on.")
  private boolean masked;

  @Mixin private TenantOption tenant;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (masked && Format.of(format).isPresent()) {
      throw misused("descriptors cannot be masked: they are exported as they were imported");
    }
    Path path = output;
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      Principal system = open.system(tenant.slug());
      Principal asking = masked ? Principal.viewer(system.tenantId()) : system;
      if (path == null) {
        export(open, asking, new PrintWriter(spec.commandLine().getOut()));
      } else {
        try (ReplacedFile file = ReplacedFile.at(path)) {
          export(open, asking, file.writer());
          file.keep();
        }
      }
      return 0;
    } catch (IOException e) {
      throw new CommandFailure("cannot write: " + e.getMessage(), e);
    }
  }

  private void export(OpenCatalog open, Principal asking, Writer out) throws IOException {
    open.catalog().<Boolean>read(asking, reader -> written(reader, out));
    out.flush();
  }

  private boolean written(Reader reader, Writer out) {
    try {
      write(reader, out);
      return true;
    } catch (IOException e) {
      throw new CommandFailure("cannot write: " + e.getMessage(), e);
    }
  }

  private void write(Reader reader, Writer out) throws IOException {
    switch (format) {
      case "document" -> new DocumentExport(reader).write(out);
      case "csv", "ndjson" -> list(reader, listed(reader), out);
      default ->
          new DescriptorFiles(reader)
              .write(
                  Format.of(format)
                      .orElseThrow(() -> misused("there is no format '" + format + "'")),
                  out);
    }
  }

  private EntityType<?> listed(Reader reader) {
    String name = type;
    if (name == null) {
      throw misused("--type is missing: the collection to list");
    }
    return reader
        .scope()
        .model()
        .type(name)
        .orElseThrow(() -> misused("there is no collection '" + name + "'"));
  }

  private <R extends Entity<R>> void list(Reader reader, EntityType<R> listed, Writer out)
      throws IOException {
    String text = filter;
    Filter which = text == null ? Filter.always() : FilterParser.parse(text);
    if (format.equals("csv")) {
      EntityList.writeCsv(reader, listed, which, out);
    } else {
      EntityList.writeNdjson(reader, listed, which, out);
    }
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
