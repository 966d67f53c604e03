package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.exchange.ImportReport.Counts;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.store.Detail;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabaseExtension.class)
class DeletedEntitiesTest {
  private static final String PAY =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: {name: team-a}
      spec: {type: team, children: []}
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata: {name: pay, description: %s}
      spec: {type: service, lifecycle: production, owner: team-a}
      """;

  private final Fixture tenant;

  DeletedEntitiesTest(TestDatabase database, @TempDir Path folder) {
    this.tenant = new Fixture(database, folder);
  }

  private ImportReport say(String description, boolean adopt) {
    tenant.write("catalog-info.yaml", PAY.formatted(description));
    return adopt ? tenant.adoptAll() : tenant.importAll();
  }

  @Test
  void tellsOfWhatStaysDeleted() {
    say("old", false);
    tenant.delete(Services.TYPE, "pay");
    assertNoted(say("old", false));
    assertNoted(say("new", false));
    assertThat(tenant.names(Services.TYPE)).isEmpty();
  }

  private static void assertNoted(ImportReport report) {
    assertThat(report.total()).isEqualTo(new Counts(2, 0, 0, 2, 0));
    assertThat(report.reading().notes())
        .extracting(Reading.Note::message)
        .containsExactly("was deleted in the catalog; --adopt brings it back");
  }

  @Test
  void restoresWhatItAdopts() {
    say("old", false);
    Id<Service> id = tenant.delete(Services.TYPE, "pay");
    assertThat(say("old", true).total()).isEqualTo(new Counts(2, 0, 1, 1, 0));
    assertThat(tenant.detail(Services.TYPE, "pay").entity().id()).isEqualTo(id);
    assertThat(say("old", true).total()).isEqualTo(new Counts(2, 0, 0, 2, 0));
  }

  @Test
  void takesOverWhatHasTheNameByNow() {
    say("old", false);
    Id<Service> deleted = tenant.delete(Services.TYPE, "pay");
    tenant.catalog.in(
        tenant.principal,
        transaction ->
            transaction.create(
                Services.TYPE,
                Changes.<Service>none()
                    .set(Services.NAME, "pay")
                    .set(Services.KIND, ServiceType.CACHE)));
    assertThat(say("old", true).total()).isEqualTo(new Counts(2, 0, 1, 1, 0));
    Detail<Service> pay = tenant.detail(Services.TYPE, "pay");
    assertThat(pay.entity().id()).isNotEqualTo(deleted);
    assertThat(pay.entity().type()).isEqualTo(ServiceType.API);
    assertThat(pay.entity().teamId()).isEqualTo(tenant.detail(Teams.TYPE, "team-a").entity().id());
    assertThat(say("new", false).total()).isEqualTo(new Counts(2, 0, 1, 1, 0));
    assertThat(tenant.detail(Services.TYPE, "pay").entity().description()).isEqualTo("new");
  }
}
