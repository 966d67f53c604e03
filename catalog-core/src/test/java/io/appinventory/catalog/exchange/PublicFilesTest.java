package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that others wrote, where they are at hand; nothing of them is part of this project. */
@ExtendWith(TestDatabaseExtension.class)
class PublicFilesTest {
  private final Fixture tenant;

  PublicFilesTest(TestDatabase database, @TempDir Path folder) {
    this.tenant = new Fixture(database, folder);
  }

  /** The folder of files; the test is skipped where there is none. */
  static Path data(String folder) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data");
      if (Files.isDirectory(data)) {
        return data.resolve(folder);
      }
    }
    assumeTrue(false, "no shared/data here");
    throw new IllegalStateException();
  }

  private static void print(String title, ImportReport report) {
    System.out.println("== " + title + " " + report.total());
    report.kinds().forEach((kind, counts) -> System.out.println("   " + kind + " " + counts));
    System.out.printf(
        "   files %d, others %d, refused %d, skipped %d, notes %d, dangling %d, resolved %d,"
            + " repositories %d%n",
        report.reading().files().size(),
        report.reading().otherFiles(),
        report.reading().refusals().size(),
        report.reading().skipped().size(),
        report.reading().notes().size(),
        report.dangling().size(),
        report.resolved(),
        report.repositories().size());
    report.reading().refusals().forEach(one -> System.out.println("   refused " + one));
  }

  @Test
  void backstage() {
    Path data = data("backstage");
    ImportReport report = tenant.importFrom("all", data);
    print("backstage", report);
    report.reading().skipped().forEach(one -> System.out.println("   skipped " + one));
    report
        .conflicts()
        .forEach(
            c ->
                System.out.println(
                    "   conflict "
                        + c.descriptor().place()
                        + " "
                        + c.descriptor().key()
                        + " "
                        + c.reason()));
    assertThat(
            report.total().read()
                + report.reading().refusals().size()
                + report.reading().skipped().size())
        .isGreaterThanOrEqualTo(1160);
    ImportReport again = tenant.importFrom("all", data);
    print("backstage again", again);
    assertThat(again.total().created() + again.total().updated()).isZero();
    assertThat(again.total().conflicts()).isEqualTo(report.total().conflicts());
    assertThat(again.dangling()).hasSameSizeAs(report.dangling());
  }

  @Test
  void otherFormats() {
    for (String format : List.of("opslevel", "cortex", "compass", "datadog", "codeowners")) {
      Path data = data(format);
      ImportReport report = tenant.importFrom(format, data);
      print(format, report);
      report.reading().skipped().forEach(one -> System.out.println("   skipped " + one));
      report
          .conflicts()
          .forEach(
              c ->
                  System.out.println(
                      "   conflict "
                          + c.descriptor().place()
                          + " "
                          + c.descriptor().key()
                          + " "
                          + c.reason()));
      ImportReport again = tenant.importFrom(format, data);
      assertThat(again.total().created() + again.total().updated()).isZero();
    }
  }

  @Test
  void evidenceIsNoDescriptor() {
    for (String format : List.of("cyclonedx", "spdx", "sarif", "tfstate", "osv-cve", "incidents")) {
      ImportReport report = tenant.importFrom(format, data(format));
      print(format, report);
      assertThat(report.total().read()).isZero();
      assertThat(report.reading().refusals()).isEmpty();
    }
  }

  @Test
  void timeline() throws IOException {
    Path data = data("timeline").resolve("tyriis__home-ops");
    List<String> steps = Files.readAllLines(data.resolve("steps.csv"));
    List<Path> folders;
    try (Stream<Path> all = Files.list(data)) {
      folders = all.filter(Files::isDirectory).sorted().toList();
    }
    Set<String> ever = new HashSet<>();
    Set<String> before = Set.of();
    Map<String, String> last = new HashMap<>();
    Map<String, String> filesBefore = Map.of();
    for (int i = 0; i < folders.size(); i++) {
      String[] step = steps.get(i + 1).split(",", -1);
      DescriptorReader reader = new DescriptorReader(Formats.all(), ReadLimits.standard());
      List<Descriptor> descriptors = reader.read(List.of(folders.get(i)));
      Map<String, String> places =
          descriptors.stream()
              .collect(
                  Collectors.toMap(Descriptor::key, one -> one.place().file(), (one, two) -> one));
      Map<String, String> hashes =
          descriptors.stream()
              .collect(Collectors.toMap(Descriptor::key, Descriptor::hash, (one, two) -> one));
      Set<String> now = hashes.keySet();
      Map<String, String> files = files(folders.get(i));
      Set<String> touched = touched(filesBefore, files, step);
      filesBefore = files;
      ImportReport report = tenant.importFrom("home-ops", folders.get(i));
      print(folders.get(i).getFileName().toString(), report);
      Set<String> fresh = new HashSet<>(now);
      fresh.removeAll(ever);
      Set<String> gone = new HashSet<>(before);
      gone.removeAll(now);
      assertThat(report.total().created()).isEqualTo(fresh.size());
      assertThat(report.orphaned()).hasSize(gone.size());
      assertThat(report.total().read() + report.reading().refusals().size())
          .isEqualTo(Integer.parseInt(step[4]));
      Set<String> other = new HashSet<>(now);
      other.retainAll(last.keySet());
      other.removeIf(key -> hashes.get(key).equals(last.get(key)));
      assertThat(report.total().updated())
          .as(step[0])
          .isBetween(other.size() - report.total().conflicts(), other.size());
      last.putAll(hashes);
      if (step[5].equals("0") && step[7].equals("0") && step[6].equals("0")) {
        assertThat(report.total().updated()).isZero();
      }
      assertThat(report.orphaned()).allMatch(row -> touched.contains(row.location()));
      assertThat(places.entrySet())
          .filteredOn(entry -> fresh.contains(entry.getKey()))
          .allMatch(entry -> touched.contains(entry.getValue()));
      ever.addAll(now);
      before = now;
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /** The files that differ from those before, of which a step has as many as it says. */
  private static Set<String> touched(
      Map<String, String> before, Map<String, String> now, String[] step) {
    Set<String> added = new HashSet<>(now.keySet());
    added.removeAll(before.keySet());
    Set<String> removed = new HashSet<>(before.keySet());
    removed.removeAll(now.keySet());
    Set<String> changed = new HashSet<>(now.keySet());
    changed.retainAll(before.keySet());
    changed.removeIf(file -> now.get(file).equals(before.get(file)));
    assertThat(List.of(now.size(), added.size(), removed.size(), changed.size()))
        .as(step[0])
        .isEqualTo(Stream.of(step[3], step[5], step[6], step[7]).map(Integer::parseInt).toList());
    Set<String> touched = new HashSet<>(added);
    touched.addAll(removed);
    touched.addAll(changed);
    return touched;
  }

  /** As many of each kind as the index counts, but for those that were told. */
  @Test
  void countsAsTheIndexDoes() throws IOException {
    Path data = data("backstage");
    ImportReport report = tenant.importFrom("all", data);
    Map<String, Integer> counted = new HashMap<>();
    for (String line : Files.readAllLines(data.resolveSibling("index.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("backstage")) {
        for (String kind : cells[6].split("; ")) {
          String number = kind.replaceFirst(".*=", "");
          counted.merge(
              kind.replaceFirst("=.*", ""),
              number.matches("[0-9]+") ? Integer.parseInt(number) : 0,
              Integer::sum);
        }
      }
    }
    int missing = 0;
    for (String kind :
        List.of("Component", "API", "Resource", "System", "Domain", "Group", "User", "Location")) {
      int read = report.kinds().getOrDefault("backstage " + kind, ImportReport.Counts.NONE).read();
      assertThat(read).as(kind).isLessThanOrEqualTo(counted.get(kind));
      missing += counted.get(kind) - read;
    }
    assertThat(missing)
        .isLessThanOrEqualTo(
            report.reading().refusals().size() + report.reading().skipped().size());
  }

  @Test
  void everythingAtOnce() {
    Path data = data("");
    ImportReport report = tenant.importFrom("everything", data);
    print("everything", report);
    assertThat(report.total().created()).isGreaterThan(1_100);
    assertThat(report.reading().refusals()).noneMatch(one -> one.reason().contains("nobody"));
    ImportReport again = tenant.importFrom("everything", data);
    assertThat(again.total().created() + again.total().updated()).isZero();
    assertThat(again.conflicts()).hasSameSizeAs(report.conflicts());
  }
}
