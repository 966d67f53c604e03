package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabaseExtension.class)
class MovedDescriptorsTest {
  private static final String COMPONENT =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: %s}
      spec: {type: %s, lifecycle: production, owner: nobody}
      """;

  private final Fixture tenant;

  MovedDescriptorsTest(TestDatabase database, @TempDir Path folder) {
    this.tenant = new Fixture(database, folder);
  }

  private ImportReport say(String name, String type) {
    tenant.write(name + "/catalog-info.yaml", COMPONENT.formatted(name, type));
    return tenant.importFrom(name, tenant.folder().resolve(name));
  }

  @Test
  void tellsThatAServiceStaysOne() {
    assertThat(say("pay", "service").reading().notes()).isEmpty();
    assertThat(say("pay", "library").reading().notes())
        .extracting(Reading.Note::message)
        .containsExactly(
            "is in services of the catalog and stays there with its type;"
                + " it would be in components now");
    assertThat(tenant.names(Services.TYPE)).containsExactly("pay");
  }

  @Test
  void tellsOnlyWhatDanglesInTheSourceItself() {
    assertThat(say("pay", "service").dangling()).hasSize(1);
    assertThat(say("cart", "service").dangling())
        .extracting(dangling -> dangling.from())
        .containsExactly("component:default/cart");
    assertThat(say("cart", "service").dangling()).hasSize(1);
  }
}
