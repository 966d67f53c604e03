package io.appinventory.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.document.DocumentExport;
import io.appinventory.catalog.document.DocumentLoader;
import io.appinventory.catalog.document.LoadProgress;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Resources;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ErrorCode.Category;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.testing.AtOnce;
import io.appinventory.catalog.testing.AtOnce.Outcome;
import io.appinventory.catalog.testing.Replay;
import io.appinventory.catalog.testing.Stored;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A document and descriptors of the same things, loaded at the same time. */
@ExtendWith(TestDatabaseExtension.class)
class SeedAndImportTest {
  private static final int ROUNDS = 6;

  private final TestDatabase database;
  @TempDir private Path folder;

  SeedAndImportTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void oneOfTwoFindsWhatTheOtherMade() throws IOException {
    Fixture first = new Fixture(database, folder);
    first.write("shop.yaml", BackstageImportTest.SHOP);
    first.write("org.yaml", BackstageImportTest.ORGANISATION).importAll();
    JsonNode document = ExactJson.parse(exported(first));
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Fixture tenant = new Fixture(database, folder);
      List<Outcome<Object>> both =
          AtOnce.run(List.of(() -> seed(tenant, document), () -> tenant.importAll()));
      both.forEach(outcome -> outcomes.merge(code(outcome), 1, Integer::sum));
      assertThat(both).anyMatch(Outcome::succeeded);
      // Whoever was refused has written nothing, and may come again.
      seed(tenant, document);
      tenant.importAll();
      for (EntityType<?> type :
          List.of(
              Teams.TYPE,
              People.TYPE,
              Products.TYPE,
              Services.TYPE,
              Components.TYPE,
              Resources.TYPE)) {
        assertThat(names(tenant, type)).isEqualTo(names(first, type)).doesNotHaveDuplicates();
      }
      requireExactAudit(tenant);
    }
    System.out.println("A document and descriptors at once: " + outcomes);
    assertThat(outcomes.keySet()).isSubsetOf("ok", "CONFLICT", "INVALID");
  }

  private static Object seed(Fixture tenant, JsonNode document) {
    return tenant.catalog.in(
        tenant.principal, new DocumentLoader(document, LoadProgress.NONE)::load);
  }

  private static String code(Outcome<?> outcome) {
    if (outcome.succeeded()) {
      return "ok";
    }
    return outcome.error() instanceof CatalogException refused
            && refused.code().category() != Category.UNAVAILABLE
        ? refused.code().category().name()
        : String.valueOf(outcome.error());
  }

  private static <R extends io.appinventory.catalog.model.Entity<R>> List<String> names(
      Fixture tenant, EntityType<R> type) {
    return tenant.names(type);
  }

  private static String exported(Fixture tenant) throws IOException {
    StringWriter out = new StringWriter();
    tenant.catalog.read(
        tenant.principal,
        reader -> {
          try {
            new DocumentExport(reader).write(out);
            return out;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    return out.toString();
  }

  private void requireExactAudit(Fixture tenant) {
    DSLContext owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    Replay replay = new Replay(tenant.catalog.model());
    Replay.log(owner, tenant.principal.tenantId()).stream()
        .sorted(Comparator.comparing((AuditEntry entry) -> Id.of(entry.id())))
        .forEach(replay::apply);
    new Stored(owner, tenant.catalog.model(), tenant.principal.tenantId()).requireSameAs(replay);
  }
}
