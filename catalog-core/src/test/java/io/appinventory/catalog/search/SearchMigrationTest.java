package io.appinventory.catalog.search;

import static io.appinventory.db.schema.Tables.SEARCH_DOCUMENTS;
import static io.appinventory.db.schema.Tables.SEARCH_WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.CoreDomain;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.scorecard.definition.ScorecardDomain;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.Migrator;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A catalog from before there was search is searched like any other. */
@ExtendWith(TestDatabaseExtension.class)
class SearchMigrationTest {
  private static final String BEFORE = "012";

  private final TestDatabase database;
  private final CatalogFixture fixture;

  SearchMigrationTest(TestDatabase database) {
    this.database = database;
    this.fixture = CatalogFixture.on(database);
  }

  @Test
  void findsWhatWasThereBefore() {
    Principal principal = fixture.newPrincipal();
    SampleEntities samples = fixture.samples(principal, 13);
    List<EntityType<?>> types =
        Stream.of(CoreDomain.domain(), ScorecardDomain.domain())
            .<EntityType<?>>flatMap(domain -> domain.types().stream())
            .toList();
    for (int i = 0; i < 5; i++) {
      types.forEach(type -> create(samples, type));
    }
    Set<List<Object>> documents = documents();
    Set<String> words = words();
    assertThat(documents).hasSizeGreaterThanOrEqualTo(5 * types.size());
    Migrator migrator = new Migrator(database.dataSource());
    migrator.undoTo(BEFORE);
    migrator.migrate();
    assertThat(documents()).isEqualTo(documents);
    assertThat(words()).isEqualTo(words);
  }

  private static <R extends Entity<R>> void create(SampleEntities samples, EntityType<R> type) {
    if (type == (EntityType<?>) Incidents.TYPE) {
      samples.createBare(type); // One with all would bring types that came later.
    } else {
      samples.create(type);
    }
  }

  private Set<List<Object>> documents() {
    return fixture
        .owner()
        .select(
            SEARCH_DOCUMENTS.TENANT_ID,
            SEARCH_DOCUMENTS.ENTITY_TYPE,
            SEARCH_DOCUMENTS.ENTITY_ID,
            SEARCH_DOCUMENTS.NAME,
            SEARCH_DOCUMENTS.DOCUMENT)
        .from(SEARCH_DOCUMENTS)
        .fetchSet(
            row ->
                List.of(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    // The parts of JSON come in another order.
                    Arrays.stream(row.value5().split(" ")).sorted().toList()));
  }

  private Set<String> words() {
    return fixture.owner().select(SEARCH_WORDS.WORD).from(SEARCH_WORDS).fetchSet(SEARCH_WORDS.WORD);
  }
}
