package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.document.DocumentExport;
import io.appinventory.catalog.document.DocumentLoader;
import io.appinventory.catalog.document.LoadProgress;
import io.appinventory.catalog.document.LoadReport;
import io.appinventory.catalog.exchange.export.DescriptorFiles;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out comes in again, as it was. */
@ExtendWith(TestDatabaseExtension.class)
class RoundTripTest {
  private static final int CATALOGS = 6;
  private static final int ROUNDS = 8;

  private final TestDatabase database;
  private final Path folder;

  RoundTripTest(TestDatabase database, @TempDir Path folder) {
    this.database = database;
    this.folder = folder;
  }

  private static String written(
      io.appinventory.catalog.Catalog catalog,
      Principal principal,
      BiConsumer<io.appinventory.catalog.Reader, Writer> export) {
    return catalog.read(
        principal,
        reader -> {
          StringWriter out = new StringWriter();
          export.accept(reader, out);
          return out.toString();
        });
  }

  private static void document(io.appinventory.catalog.Reader reader, Writer out) {
    try {
      new DocumentExport(reader).write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BiConsumer<io.appinventory.catalog.Reader, Writer> descriptors(Format format) {
    return (reader, out) -> {
      try {
        new DescriptorFiles(reader).write(format, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Test
  void documentsOfGeneratedCatalogs() {
    CatalogFixture fixture = CatalogFixture.on(database);
    long seed = new Random().nextLong();
    for (int i = 0; i < CATALOGS; i++) {
      Principal from = fixture.newPrincipal();
      SampleEntities samples = fixture.samples(from, seed + i);
      for (int round = 0; round < ROUNDS; round++) {
        for (EntityType<?> type : CatalogFixture.types()) {
          samples.create(type);
        }
      }
      String document = written(fixture.catalog(), from, RoundTripTest::document);
      JsonNode tree = ExactJson.parse(document);
      Principal to = fixture.newPrincipal();
      fixture.in(to, new DocumentLoader(tree, LoadProgress.NONE)::load);
      assertThat(written(fixture.catalog(), to, RoundTripTest::document))
          .as("seed %d", seed + i)
          .isEqualTo(document);
      LoadReport again = fixture.in(to, new DocumentLoader(tree, LoadProgress.NONE)::load);
      assertThat(again.total().created() + again.total().updated()).isZero();
    }
  }

  @Test
  void descriptorsOfGeneratedCatalogs() throws IOException {
    long seed = new Random().nextLong();
    for (int i = 0; i < CATALOGS; i++) {
      Path source = Files.createDirectory(folder.resolve("s" + i));
      Files.writeString(
          source.resolve("all.yaml"), new GeneratedDescriptors(seed + i).documents(80));
      comesBack(source, Format.BACKSTAGE, "seed " + (seed + i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"backstage", "cortex", "compass", "datadog", "opslevel"})
  void filesThatOthersWrote(String format) throws IOException {
    Path data = PublicFilesTest.data(format);
    assumeTrue(Files.isDirectory(data));
    Path source = Files.createDirectory(folder.resolve("source"));
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // A repository of OpsLevel is told by its folder, which an export has none of.
        byte[] content = Files.readAllBytes(file);
        if (!format.equals("opslevel") || !new String(content).contains("\nrepository:")) {
          Path copy = source.resolve(data.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.write(copy, content);
        }
      }
    }
    comesBack(source, Format.of(format).orElseThrow(), format);
  }

  /** Imports, exports, imports into an empty tenant and into the same, and holds all together. */
  private void comesBack(Path source, Format format, String what) throws IOException {
    Fixture first = new Fixture(database, source);
    ImportReport report = first.importAll();
    assertThat(report.total().created()).as(what).isPositive();
    String exported = written(first.catalog, first.principal, descriptors(format));
    String document = written(first.catalog, first.principal, RoundTripTest::document);
    Path copy = Files.createTempDirectory(folder, "copy");
    Files.writeString(copy.resolve(fileName(format)), exported);

    ImportReport back = first.importFrom("copy", copy);
    assertThat(back.isClean()).as(what + " " + back.conflicts()).isTrue();
    assertThat(back.total().created() + back.total().updated()).as(what).isZero();

    Fixture second = new Fixture(database, copy);
    ImportReport fresh = second.importAll();
    assertThat(fresh.reading().refusals()).as(what).isEmpty();
    assertThat(fresh.total().created()).as(what).isEqualTo(back.total().read());
    assertThat(written(second.catalog, second.principal, RoundTripTest::document))
        .as(what)
        .isEqualTo(document);
    assertThat(lines(written(second.catalog, second.principal, descriptors(format))))
        .as(what)
        .isEqualTo(lines(exported));
    ImportReport again = second.importAll();
    assertThat(again.total().created() + again.total().updated()).as(what).isZero();
  }

  private static String fileName(Format format) {
    return switch (format) {
      case OPSLEVEL -> "opslevel.yml";
      case CORTEX -> "cortex.yaml";
      case COMPASS -> "compass.yml";
      case DATADOG -> "entity.datadog.yaml";
      case BACKSTAGE -> "catalog-info.yaml";
      case CODEOWNERS -> "CODEOWNERS";
    };
  }

  private static List<String> lines(String text) {
    return text.lines().sorted().toList();
  }
}
