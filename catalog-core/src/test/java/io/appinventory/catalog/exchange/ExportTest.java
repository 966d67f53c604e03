package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.document.DocumentExport;
import io.appinventory.catalog.document.DocumentLoader;
import io.appinventory.catalog.document.LoadProgress;
import io.appinventory.catalog.document.LoadReport;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.exchange.export.DescriptorFiles;
import io.appinventory.catalog.exchange.export.EntityList;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabaseExtension.class)
class ExportTest {
  private final TestDatabase database;
  private final Fixture tenant;

  ExportTest(TestDatabase database, @TempDir Path folder) {
    this.database = database;
    this.tenant = new Fixture(database, folder);
  }

  private String descriptors(Fixture from) {
    return from.catalog.read(
        from.principal,
        reader -> {
          StringWriter out = new StringWriter();
          try {
            new DescriptorFiles(reader).write(Format.BACKSTAGE, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return out.toString();
        });
  }

  private String document(Fixture from) {
    return from.catalog.read(
        from.principal,
        reader -> {
          StringWriter out = new StringWriter();
          try {
            new DocumentExport(reader).write(out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return out.toString();
        });
  }

  @Test
  void descriptorsComeBackAsTheyWere(@TempDir Path other) throws IOException {
    tenant.write("a.yaml", BackstageImportTest.SHOP).write("b.yaml", BackstageImportTest.ODD);
    tenant.write("org.yaml", BackstageImportTest.ORGANISATION).importAll();
    String exported = descriptors(tenant);
    Files.writeString(other.resolve("all.yaml"), exported);
    ImportReport copies = tenant.importFrom("copy", other);
    assertThat(copies.isClean()).isTrue();
    assertThat(copies.conflicts()).hasSize(9).allMatch(conflict -> conflict.copy());
    Fixture second = new Fixture(database, other);
    assertThat(second.importAll().total().created()).isEqualTo(9);
    assertThat(document(second)).isEqualTo(document(tenant));
    assertThat(descriptors(second).lines().sorted())
        .containsExactlyElementsOf(exported.lines().sorted().toList());
  }

  @Test
  void documentMovesTheCatalog(@TempDir Path other) {
    tenant.write("a.yaml", BackstageImportTest.SHOP);
    tenant.write("org.yaml", BackstageImportTest.ORGANISATION).importAll();
    String exported = document(tenant);
    JsonNode tree = ExactJson.parse(exported);
    Fixture second = new Fixture(database, other);
    second.catalog.in(second.principal, new DocumentLoader(tree, LoadProgress.NONE)::load);
    assertThat(document(second)).isEqualTo(exported);
    LoadReport again =
        second.catalog.in(second.principal, new DocumentLoader(tree, LoadProgress.NONE)::load);
    assertThat(again.total().created() + again.total().updated()).isZero();
  }

  @Test
  void listsAreSafeForSpreadsheets() {
    tenant.catalog.in(
        tenant.principal,
        tx ->
            tx.create(
                Services.TYPE,
                Changes.<Service>none()
                    .set(Services.NAME, "=1+1")
                    .set(Services.DESCRIPTION, "a \"b\",\nc")
                    .set(Services.KIND, ServiceType.API)));
    String csv =
        tenant.catalog.read(
            tenant.principal,
            reader -> {
              StringWriter out = new StringWriter();
              try {
                EntityList.writeCsv(reader, Services.TYPE, Filter.always(), out);
                EntityList.writeNdjson(reader, Services.TYPE, Filter.always(), out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return out.toString();
            });
    assertThat(csv)
        .startsWith("id,name,type,description,")
        .contains(",'=1+1,api,\"a \"\"b\"\",\nc\",")
        .contains("\"name\":\"=1+1\"");
  }
}
