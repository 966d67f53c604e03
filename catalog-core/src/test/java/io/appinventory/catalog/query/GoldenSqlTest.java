package io.appinventory.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The statements of the main questions, as they stand in {@code listing.sql}: a change of them is
 * seen in review. Written anew with {@code -Dcatalog.test.golden=write}.
 */
@ExtendWith(TestDatabaseExtension.class)
class GoldenSqlTest {
  private static final String FILE = "io/appinventory/catalog/query/listing.sql";

  private final Catalog catalog;

  GoldenSqlTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
  }

  private String list(String filter, String order) {
    return statements(
        "list " + filter + (order.isEmpty() ? "" : " order by " + order),
        tapped ->
            new Listing(tapped.scope())
                .list(
                    Services.TYPE,
                    ListQuery.of(FilterParser.parse(filter))
                        .orderBy(Sort.parse(order))
                        .withoutTotal()));
  }

  private String facets(String filter, String by) {
    return statements(
        "facets " + filter + " by " + by,
        tapped ->
            new Facets(tapped.scope())
                .count(Services.TYPE, FilterParser.parse(filter), List.of(by.split(", "))));
  }

  private String statements(String title, Consumer<Tapped> question) {
    return catalog.read(
        Principal.system(new UUID(0, 0)),
        reader -> {
          Tapped tapped = new Tapped(reader.scope());
          question.accept(tapped);
          return "-- "
              + title
              + "\n"
              + tapped.sql().stream()
                  .map(GoldenSqlTest::shortened)
                  .collect(Collectors.joining(";\n"))
              + ";\n";
        });
  }

  /** Without the columns of a service, which are no matter of the question. */
  private static String shortened(String sql) {
    return sql.replaceFirst(
            "(?s)^select \"services\"\\.\"id\".*?\"row_version\"", "select <service>")
        .replace("\"", "");
  }

  @Test
  void isAsReviewed() throws IOException {
    String all =
        String.join(
            "\n",
            list("", ""),
            list("type = \"api\" AND status != \"deprecated\" AND NOT tags:\"legacy\"", ""),
            list("NOT (description = \"x\" OR name in (\"a\", \"b\"))", "updated_at desc"),
            list(
                "name:\"pay\" AND name = \"ab*\" AND matches(description, \"^[a-z]+$\")",
                "name desc, status"),
            list("attributes.sla > 99.5 AND attributes.topics:\"orders\" AND count(tags) >= 1", ""),
            list("team.name = \"Payments\"", "team.name desc"),
            list("depends_on.status = \"deprecated\" AND NOT assignments.role = \"Lead\"", ""),
            list("incidents[status != \"resolved\" AND severity = \"critical\"]", ""),
            list("count(repositories) >= 1 AND count(team.people[name:\"a\"]) = 0", ""),
            list(
                "last(incidents).status = \"resolved\" AND last(evidence[name ="
                    + " \"tests.failed\"]).value != 0",
                ""),
            list("updated_at > now() - duration(\"90d\") AND description:*", "created_at"),
            facets("", "status, team_id"),
            facets("status = \"active\"", "type, team, tags, attributes.tier"));
    if ("write".equals(System.getProperty("catalog.test.golden"))) {
      Files.writeString(Path.of("src/test/resources", FILE), all);
    }
    assertThat(all).isEqualTo(golden());
  }

  private static String golden() throws IOException {
    try (InputStream in = GoldenSqlTest.class.getClassLoader().getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
