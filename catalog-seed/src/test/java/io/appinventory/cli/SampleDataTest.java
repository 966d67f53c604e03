package io.appinventory.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.document.DocumentLoader;
import io.appinventory.catalog.document.DocumentParser;
import io.appinventory.catalog.document.LoadProgress;
import io.appinventory.catalog.document.LoadReport;
import io.appinventory.catalog.document.LoadReport.Counts;
import io.appinventory.catalog.domain.OperationalStatus;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.Detail;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample that comes with the command line, loaded. */
@ExtendWith(TestDatabaseExtension.class)
class SampleDataTest {
  private static final AtomicInteger TENANTS = new AtomicInteger();
  private static final Pattern WORD = Pattern.compile("_([a-z])");

  private final Catalog catalog;
  private final Principal principal;

  SampleDataTest(DataSource dataSource) {
    this.catalog = Catalog.open(dataSource);
    String slug = "acme-" + TENANTS.incrementAndGet();
    this.principal = Principal.system(catalog.administration().create(slug, slug).id());
  }

  private static JsonNode resource(String name) throws IOException {
    try (InputStream json = SampleDataTest.class.getResourceAsStream("/sample/" + name)) {
      return DocumentParser.parse(Objects.requireNonNull(json));
    }
  }

  private LoadReport load(JsonNode document) {
    return catalog.in(principal, new DocumentLoader(document, LoadProgress.NONE)::load);
  }

  private Detail<Service> service(String name) {
    return catalog.read(
        principal,
        reader ->
            reader.detail(Services.TYPE, reader.findByKey(Services.TYPE, name).orElseThrow().id()));
  }

  private int rows(String table) {
    return catalog.read(
        principal,
        reader ->
            reader
                .scope()
                .dsl()
                .fetchCount(
                    DSL.table(DSL.name(table)),
                    DSL.field(DSL.name("tenant_id"), UUID.class).eq(reader.scope().tenantId())));
  }

  @Test
  void keepsToItsSchema() throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("document.schema.json").toString(), InputFormat.JSON);

    assertThat(schema.validate(resource("acme.json").toString(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void isLoadedWhole() throws IOException {
    LoadReport report = load(resource("acme.json"));

    assertThat(new TreeMap<>(report.collections()))
        .containsExactly(
            created("components", 70),
            created("incidents", 25),
            created("people", 60),
            created("products", 8),
            created("repositories", 70),
            created("resources", 60),
            created("scorecards", 8),
            created("services", 60),
            created("teams", 12));
    assertThat(rows("incident_timeline_entries")).isEqualTo(103);
    assertThat(rows("scorecard_criteria")).isEqualTo(67);
  }

  @Test
  void itsScorecardsAreReckoned() throws IOException {
    load(resource("acme.json"));

    for (String name : List.of("Production ready", "Secure", "Delivery health", "Data quality")) {
      Summary summary =
          catalog.read(
              principal,
              reader -> {
                var id = reader.findByKey(Scorecards.TYPE, name).orElseThrow().id();
                var all = ResultQuery.all();
                reader
                    .scorecards()
                    .results(id, all)
                    .items()
                    .forEach(
                        result ->
                            assertThat(result.score().criteria())
                                .as(name)
                                .noneMatch(each -> String.valueOf(each.found()).contains("error")));
                return reader.scorecards().summary(id, Optional.empty(), Filter.always());
              });
      assertThat(summary.total().count()).as(name).isNotNegative();
    }
  }

  private static Map.Entry<String, Counts> created(String collection, int count) {
    return Map.entry(collection, new Counts(count, 0, 0));
  }

  @Test
  void isUnchangedByASecondLoad() throws IOException {
    int total = load(resource("acme.json")).total().created();
    int audited = rows("audit_logs");

    assertThat(load(resource("acme.json")).total()).isEqualTo(new Counts(0, 0, total));
    assertThat(rows("audit_logs")).isEqualTo(audited);
  }

  @Test
  void isTheSameInCamelCase() throws IOException {
    int total = load(resource("acme.json")).total().created();

    assertThat(load(camelCase(resource("acme.json"))).total()).isEqualTo(new Counts(0, 0, total));
  }

  @Test
  void agreesWithItsOpenIncidents() throws IOException {
    load(resource("acme.json"));

    assertThat(service("gift-card-api").entity().operationalStatus())
        .isEqualTo(OperationalStatus.OUTAGE);
    assertThat(service("search-api").entity().operationalStatus())
        .isEqualTo(OperationalStatus.DEGRADED);
    assertThat(service("search-api").entity().rowVersion()).isEqualTo(1);
  }

  @Test
  void hasItsCircle() throws IOException {
    load(resource("acme.json"));

    for (List<String> step :
        List.of(
            List.of("payment-api", "fraud-score-api"),
            List.of("fraud-score-api", "order-api"),
            List.of("order-api", "payment-api"))) {
      assertThat(service(step.getFirst()).ids(Services.DEPENDS_ON))
          .contains(service(step.getLast()).entity().id());
    }
  }

  /** The document as an older system spells it. */
  private static JsonNode camelCase(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(camelCase(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    node.properties()
        .forEach(
            field -> {
              String key = field.getKey();
              JsonNode value =
                  Set.of("attributes", "check_config").contains(key)
                      ? field.getValue()
                      : camelCase(field.getValue());
              fields.set(camelCase(key), value);
            });
    return fields;
  }

  private static String camelCase(String key) {
    return Stream.of("team", "person").anyMatch(key::equals)
        ? key + "Id"
        : WORD.matcher(key).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
