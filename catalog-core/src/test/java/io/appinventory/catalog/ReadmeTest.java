package io.appinventory.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README shows to those who embed the catalog. */
@ExtendWith(TestDatabaseExtension.class)
class ReadmeTest {
  private static final Path README = Path.of("../README.md");
  private static final Path SOURCE =
      Path.of("src/test/java/io/appinventory/catalog/ReadmeTest.java");

  @Test
  void embedsInFifteenLines(TestDatabase database) {
    DataSource dataSource = database.dataSource();
    // README: begin
    Catalog catalog = Catalog.open(dataSource);
    Principal principal = Principal.system(catalog.administration().create("acme", "Acme").id());

    Service payments =
        catalog.in(
            principal,
            tx ->
                tx.create(
                    Services.TYPE,
                    Changes.<Service>none()
                        .set(Services.NAME, "payments")
                        .set(Services.KIND, ServiceType.API)
                        .set(Services.TAGS, List.of("pci"))));

    Service read = catalog.read(principal, reader -> reader.get(Services.TYPE, payments.id()));
    // README: end
    assertThat(read).isEqualTo(payments);
  }

  @Test
  void showsWhatIsCompiled() throws IOException {
    String source = Files.readString(SOURCE);
    String shown =
        between(source, "// README: begin\n", "    // README: end")
            .stripTrailing()
            .stripIndent()
            .strip();
    assertThat(between(Files.readString(README), "```java\n", "```").strip()).isEqualTo(shown);
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
