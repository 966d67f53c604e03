package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One file of ten thousand documents. */
@ExtendWith(TestDatabaseExtension.class)
class VolumeTest {
  private final Fixture tenant;

  VolumeTest(TestDatabase database, @TempDir Path folder) {
    this.tenant = new Fixture(database, folder);
  }

  @Test
  void importsTenThousandDocumentsAndNamesTheBadOnes() {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 10_325; i++) {
      String name =
          switch (i) {
            case 100, 200, 300, 400 -> "o'shanter " + i;
            case 1_000, 2_000, 3_000, 4_000, 5_000 -> "n" + (i - 1);
            default -> "n" + i;
          };
      boolean group = i % 10 == 0 || i % 10 == 9;
      file.append("apiVersion: backstage.io/v1alpha1\nkind: ")
          .append(group ? "Group" : "Component");
      file.append("\nmetadata:\n  name: ")
          .append(name)
          .append("\n  description: number ")
          .append(i);
      file.append("\nspec:\n  type: ").append(group ? "team" : i % 3 == 0 ? "service" : "library");
      file.append("\n  lifecycle: production\n  owner: n")
          .append(i / 10 * 10)
          .append("\n  children: []");
      file.append("\n  dependsOn: [component:n").append((i + 1) % 10_000).append("]\n---\n");
    }
    tenant.write("all.yaml", file.toString());
    Instant start = Instant.now();
    ImportReport report = tenant.importAll();
    System.out.println(
        "== volume " + Duration.between(start, Instant.now()) + " " + report.total());
    assertThat(report.reading().refusals()).hasSize(4);
    assertThat(report.conflicts()).hasSize(5);
    assertThat(report.total().created()).isEqualTo(10_316);
    start = Instant.now();
    ImportReport again = tenant.importAll();
    System.out.println("== again " + Duration.between(start, Instant.now()) + " " + again.total());
    assertThat(again.total().created() + again.total().updated()).isZero();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(2));
  }
}
