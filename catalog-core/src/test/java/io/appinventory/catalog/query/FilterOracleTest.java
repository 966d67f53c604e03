package io.appinventory.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterJson;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.query.filter.FilterText;
import io.appinventory.catalog.query.resolve.FilterEvaluator;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL answers every filter as memory does, for every type of the model. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterOracleTest {
  private static final int FILTERS_PER_TYPE = Integer.getInteger("catalog.test.filters", 300);
  private static final long SEED = Long.getLong("catalog.test.seed", 20_260_301L);

  private final Catalog catalog;
  private final CatalogModel model;
  private final UUID tenant;
  private final MemoryCatalog memory;

  FilterOracleTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    model = catalog.model();
    tenant = RandomCatalog.fill(database.dataSource(), model, new RandomValues(SEED), 25);
    RandomCatalog.fill(database.dataSource(), model, new RandomValues(SEED), 10);
    memory = MemoryCatalog.read(RandomCatalog.owner(database.dataSource()), model, tenant);
  }

  @BeforeAll
  void hasSomethingToAsk() {
    model
        .types()
        .forEach(type -> assertThat(memory.all(type)).as(type.name()).hasSizeGreaterThan(10));
  }

  List<EntityType<?>> types() {
    return model.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void agreesWithMemory(EntityType<?> type) {
    RandomFilters filters =
        new RandomFilters(new RandomValues(SEED + type.name().hashCode()), this::examples);
    FilterEvaluator evaluator = new FilterEvaluator(memory);
    int mixed = 0;
    for (int i = 0; i < FILTERS_PER_TYPE; i++) {
      Filter filter = filters.filter(type, 3);
      String text = FilterText.print(filter);
      ResolvedFilter resolved = FilterResolver.resolve(filter, type, RandomValues.NOW);
      Set<UUID> expected = new TreeSet<>();
      memory.all(type).stream()
          .filter(row -> evaluator.test(resolved, row))
          .forEach(row -> expected.add(row.id().value()));
      assertThat(found(type, resolved)).as("%s: %s", type, text).isEqualTo(expected);
      assertThat(FilterParser.parse(text)).as(text).isEqualTo(filter);
      assertThat(FilterJson.read(FilterJson.write(filter))).as(text).isEqualTo(filter);
      mixed += expected.isEmpty() || expected.size() == memory.all(type).size() ? 0 : 1;
    }
    assertThat(mixed).as("filters that tell entities apart").isGreaterThan(FILTERS_PER_TYPE / 3);
  }

  private List<?> examples(Shape<?> shape) {
    return shape instanceof EntityType<?> type ? new ArrayList<>(memory.all(type)) : List.of();
  }

  private <R extends Entity<R>> Set<UUID> found(EntityType<R> type, ResolvedFilter filter) {
    return catalog.read(
        Principal.system(tenant),
        reader -> {
          FilterSql sql = FilterSql.on(reader.scope(), type, type.table());
          return new TreeSet<>(
              reader
                  .scope()
                  .dsl()
                  .select(type.idColumn())
                  .from(type.table())
                  .where(sql.living())
                  .and(sql.condition(filter))
                  .fetch(type.idColumn()));
        });
  }
}
