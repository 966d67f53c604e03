package io.appinventory.cli;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what scorecards say, and fails where that is too little. */
@Command(
    name = "score",
    description = {
      "Print what scorecards say, as it is at this moment.",
      "With --min it is a gate: exit code 1 when the average of a scorecard is lower, or there is"
          + " nothing to score; with --each, when anything that is listed is lower."
    })
final class ScoreCommand implements Callable<Integer> {
  private static final int BELOW = 1;
  private static final BigDecimal FULL = BigDecimal.valueOf(100);

  @Mixin private TenantOption tenant;

  @Option(
      names = "--scorecard",
      paramLabel = "NAME",
      description = "The scorecard, by name or id. Default: all")
  private @Nullable String scorecard;

  @Option(
      names = "--by",
      paramLabel = "BY",
      description =
          "What to list: entity, entity_type, level, criterion, or a property to group by."
              + " Default: team_id, where all that is scored has one")
  private @Nullable String by;

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "Which entities, such as: team.name = Payments")
  private String filter = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "The most entities of a table, the lowest scores first. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(names = "--min", paramLabel = "PERCENT", description = "The least average.")
  private @Nullable BigDecimal min;

  @Option(names = "--each", description = "Hold everything listed against the minimum.")
  private boolean each;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description =
          "table, json for programs, or junit for what shows test reports. Default:"
              + " ${DEFAULT-VALUE}")
  private Format format;

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  /** How it is printed. */
  enum Format {
    /** For people. */
    table,
    /** For programs. */
    json,
    /** For what shows the reports of tests. */
    junit
  }

  @Override
  public Integer call() throws IOException {
    Minimum minimum = new Minimum(Optional.ofNullable(checkedMin()), each);
    List<ScoreSheet> sheets = sheets();
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case table -> new ScoreTable(minimum).print(sheets, out);
      case json -> new ScoreReportJson(minimum).print(sheets, out);
      case junit -> new ScoreReportXml(minimum).print(sheets, out);
    }
    out.flush();
    return sheets.stream().allMatch(minimum::isReached) ? 0 : BELOW;
  }

  private @Nullable BigDecimal checkedMin() {
    if (min != null && (min.signum() < 0 || min.compareTo(FULL) > 0)) {
      throw new ParameterException(spec.commandLine(), "--min is " + min + ", allowed is 0 to 100");
    }
    return min;
  }

  private List<ScoreSheet> sheets() {
    try (OpenCatalog open = OpenCatalog.forOneUser(database)) {
      Filter which = FilterParser.parse(filter);
      Optional<Integer> most = format == Format.table ? Optional.of(limit) : Optional.empty();
      return open.catalog()
          .read(
              open.system(tenant.slug()),
              reader ->
                  new ScoreSheets(reader, which, Optional.ofNullable(by), most)
                      .of(Optional.ofNullable(scorecard)));
    } catch (MalformedQueryException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
