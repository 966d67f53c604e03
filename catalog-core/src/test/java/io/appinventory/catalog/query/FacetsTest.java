package io.appinventory.catalog.query;

import static io.appinventory.catalog.query.filter.Filter.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts by value. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacetsTest {
  private final Catalog catalog;
  private final DataSource owner;
  private final UUID tenant;
  private final MemoryCatalog memory;

  FacetsTest(TestDatabase database) {
    owner = database.dataSource();
    catalog = Catalog.open(owner);
    tenant = RandomCatalog.fill(owner, catalog.model(), new RandomValues(8), 60);
    RandomCatalog.fill(owner, catalog.model(), new RandomValues(8), 20);
    memory = MemoryCatalog.read(RandomCatalog.owner(owner), catalog.model(), tenant);
  }

  List<EntityType<?>> types() {
    return catalog.model().types();
  }

  private <R extends Entity<R>> List<Facet> count(
      EntityType<R> type, Filter filter, List<String> by) {
    return catalog.read(
        Principal.system(tenant), reader -> new Facets(reader.scope()).count(type, filter, by));
  }

  @ParameterizedTest
  @MethodSource("types")
  void countsAsMemoryDoes(EntityType<?> type) {
    List<Property<?, ?>> properties = new ArrayList<>();
    type.properties().stream().filter(FacetColumn::isCountable).forEach(properties::add);
    assertThat(properties).hasSizeGreaterThan(4);
    for (int start = 0; start < properties.size(); start += 6) {
      List<Property<?, ?>> some = properties.subList(start, Math.min(properties.size(), start + 6));
      List<String> names = some.stream().map(Property::name).toList();
      List<Facet> facets = count(type, Filter.always(), names);
      assertThat(count(type, path("row_version").present(), names))
          .as("not kept")
          .isEqualTo(facets);
      assertThat(facets).hasSameSizeAs(some);
      for (int i = 0; i < some.size(); i++) {
        assertThat(facets.get(i).name()).isEqualTo(some.get(i).name());
        assertThat(counts(facets.get(i)))
            .as(some.get(i).name())
            .isEqualTo(expected(type, some.get(i)));
        assertThat(facets.get(i).values())
            .isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
      }
    }
  }

  private static Map<JsonNode, Long> counts(Facet facet) {
    Map<JsonNode, Long> counts = new HashMap<>();
    facet.values().forEach(each -> assertThat(counts.put(each.value(), each.count())).isNull());
    return counts;
  }

  @SuppressWarnings("unchecked") // the rows are of the type
  private Map<JsonNode, Long> expected(EntityType<?> type, Property<?, ?> property) {
    Map<JsonNode, Long> counts = new HashMap<>();
    Property<Object, Object> typed = (Property<Object, Object>) property;
    for (Entity<?> row : memory.all(type)) {
      JsonNode json = typed.toJson(typed.of(row));
      Set<JsonNode> values = new HashSet<>();
      if (json.isArray()) {
        json.forEach(values::add);
      } else {
        values.add(json);
      }
      if (values.isEmpty()) {
        values.add(NullNode.getInstance());
      }
      values.forEach(value -> counts.merge(normalized(value), 1L, Long::sum));
    }
    return counts;
  }

  private static JsonNode normalized(JsonNode value) {
    return value.isIntegralNumber() ? JsonNodeFactory.instance.numberNode(value.intValue()) : value;
  }

  @Test
  void namesWhatReferencesLeadTo() {
    for (String by : List.of("team_id", "team")) {
      Facet facet = count(Services.TYPE, Filter.always(), List.of(by)).getFirst();
      assertThat(facet.values()).hasSizeGreaterThan(5);
      for (Facet.Value value : facet.values()) {
        Optional<String> expected =
            memory.all(Teams.TYPE).stream()
                .filter(team -> team.id().toString().equals(value.value().asText()))
                .map(team -> ((Team) team).name())
                .findFirst();
        assertThat(value.label()).isEqualTo(expected);
      }
    }
  }

  @Test
  void countsBehindReferencesAndInsideOfJson() {
    List<Facet> facets =
        count(
            Services.TYPE,
            Filter.always(),
            List.of("team.name", "attributes.a", "attributes.b.sla"));
    Map<JsonNode, Long> teams = new HashMap<>();
    for (Entity<?> row : memory.all(Services.TYPE)) {
      JsonNode name =
          memory.rows(Services.TEAM, row).stream()
              .findFirst()
              .<JsonNode>map(team -> JsonNodeFactory.instance.textNode(((Team) team).name()))
              .orElse(NullNode.getInstance());
      teams.merge(name, 1L, Long::sum);
    }
    assertThat(counts(facets.getFirst())).isEqualTo(teams);
    Map<JsonNode, Long> inside = counts(facets.get(1));
    assertThat(inside.keySet()).allMatch(value -> value.isValueNode());
    long withText =
        memory.all(Services.TYPE).stream()
            .filter(row -> ((Service) row).attributes().node().path("a").isTextual())
            .count();
    assertThat(withText).isPositive();
    assertThat(inside.values().stream().mapToLong(Long::longValue).sum())
        .isGreaterThanOrEqualTo(memory.all(Services.TYPE).size());
  }

  @Test
  void countsUnderAFilter() {
    Filter filter = path("status").eq("active");
    Facet facet = count(Services.TYPE, filter, List.of("status")).getFirst();
    assertThat(facet.values()).hasSize(1);
    long listed =
        catalog.read(
            Principal.system(tenant),
            reader -> new Listing(reader.scope()).count(Services.TYPE, filter));
    assertThat(facet.values().getFirst().count()).isEqualTo(listed);
    assertThat(count(Services.TYPE, path("name").eq("none"), List.of("status", "tags")))
        .allMatch(each -> each.values().isEmpty());
  }

  @Test
  void endsAfterAThousandValues() {
    UUID wide = RandomCatalog.fill(owner, catalog.model(), new RandomValues(6), 1);
    RandomCatalog.owner(owner)
        .batch(
            IntStream.range(0, 1_001)
                .mapToObj(
                    i ->
                        RandomCatalog.owner(owner)
                            .query(
                                "insert into teams (tenant_id, id, name) values ({0}, {1}, {2})",
                                org.jooq.impl.DSL.inline(wide),
                                org.jooq.impl.DSL.inline(UUID.randomUUID()),
                                org.jooq.impl.DSL.inline("t" + i)))
                .toList())
        .execute();
    Facet facet =
        catalog
            .read(
                Principal.system(wide),
                reader ->
                    new Facets(reader.scope()).count(Teams.TYPE, Filter.always(), List.of("name")))
            .getFirst();
    assertThat(facet.values()).hasSize(Facets.MAX_VALUES);
    assertThat(facet.truncated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          xyz            | services has nothing named 'xyz'; allowed are name, type
          statsu         | services has nothing named 'statsu'; did you mean status?
          id             | 'id' has too many values
          created_at     | 'created_at' has too many values
          description    | 'description' has too many values
          attributes     | 'attributes' is an object: ask for a key of it, as in attributes.key
          name.x         | 'name.x' goes on behind the property 'name'
          depends_on     | services.depends_on leads to several rows
          """)
  void refuses(String by, String message) {
    assertThatThrownBy(() -> count(Services.TYPE, Filter.always(), List.of(by)))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining("by: " + message);
  }

  @Test
  void refusesSecretsAndTooMany() {
    assertThatThrownBy(() -> count(Users.TYPE, Filter.always(), List.of("password")))
        .hasMessageContaining("nothing named 'password'");
    assertThatThrownBy(() -> count(Services.TYPE, Filter.always(), List.of()))
        .hasMessageContaining("it has 0 names");
    assertThatThrownBy(
            () ->
                count(Services.TYPE, Filter.always(), java.util.Collections.nCopies(11, "status")))
        .hasMessageContaining("it has 11 names");
    Principal viewer = Principal.user(tenant, UUID.randomUUID(), UserRole.VIEWER);
    assertThatThrownBy(
            () ->
                catalog.read(
                    viewer,
                    reader ->
                        new Facets(reader.scope())
                            .count(Users.TYPE, Filter.always(), List.of("role"))))
        .isInstanceOf(NotAllowedException.class);
  }
}
