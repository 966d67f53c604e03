package io.appinventory.cli;

import io.appinventory.catalog.Retention;
import io.appinventory.db.Database;
import io.appinventory.db.Partition;
import io.appinventory.db.Partitions;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the partitions of the months to come, and takes away those that are old. */
@Command(
    name = "partitions",
    description = {
      "Make the partitions of the time to come, show what there are, and take away what is old:",
      "test results, outputs of builds, deployments and security events by month, the audit log by"
          + " year.",
      "To be run now and then. Needs the login that owns the schema."
    })
final class PartitionsCommand implements Callable<Integer> {
  private static final int MAX_AHEAD = 120;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  @Option(
      names = "--ahead",
      paramLabel = "MONTHS",
      defaultValue = "24",
      description = "For how many months to come. Default: ${DEFAULT-VALUE}")
  private int ahead;

  @Option(
      names = "--retire-before",
      paramLabel = "YYYY-MM",
      description =
          "Take away all that is before this month, for all tenants and for good. What refers to it"
              + " lets go of it first.")
  private @Nullable String retireBefore;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "What to retire; can be given several times. Needed with --retire-before.")
  private List<String> tables = List.of();

  @Mixin private DatabaseOptions database;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (ahead < 0 || ahead > MAX_AHEAD) {
      throw new CommandFailure("--ahead is " + ahead + ", allowed is 0 to " + MAX_AHEAD);
    }
    try (OpenCatalog open = OpenCatalog.forOneUser(database);
        Database owner = Database.open(OpenCatalog.logins(database).owner().withPoolSize(1))) {
      Partitions partitions = new Partitions(owner.dataSource());
      if (retireBefore != null) {
        retire(new Retention(open.catalog(), partitions), partitions, past(retireBefore));
      }
      partitions.addUntil(start(YearMonth.now(ZoneOffset.UTC).plusMonths(ahead)));
      show(partitions.all());
      return 0;
    }
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant past(String month) {
    try {
      Instant start = start(YearMonth.parse(month));
      if (start.isAfter(Instant.now())) {
        throw new CommandFailure("--retire-before is " + month + ", which is yet to come");
      }
      return start;
    } catch (DateTimeException e) {
      throw new CommandFailure("--retire-before is " + month + ", expected is YYYY-MM", e);
    }
  }

  private void retire(Retention retention, Partitions partitions, Instant before) {
    List<String> known = partitions.all().stream().map(Partition::table).distinct().toList();
    if (tables.isEmpty()) {
      throw new CommandFailure("--retire-before needs --table: " + String.join(", ", known));
    }
    for (String table : tables) {
      if (!known.contains(table)) {
        throw new CommandFailure(
            "--table is " + table + ", allowed are " + String.join(", ", known));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    for (String table : tables) {
      retention.retire(
          table, before, gone -> out.printf("retired %s, %,d bytes%n", gone.name(), gone.bytes()));
    }
  }

  private void show(List<Partition> partitions) {
    TextTable shown = new TextTable("table", "partition", "since", "until", "bytes");
    for (Partition each : partitions) {
      shown.add(
          each.table(),
          each.name(),
          each.since().map(DAY::format).orElse("-"),
          each.until().map(DAY::format).orElse("-"),
          each.bytes());
    }
    shown.print(spec.commandLine().getOut());
  }
}
