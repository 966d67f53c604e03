package io.appinventory.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding what answers a request. */
class RouteTableTest {
  private final RouteTable<String> table = new RouteTable<>();

  RouteTableTest() {
    table.add("GET", "/", "root");
    table.add("GET", "/services", "list");
    table.add("POST", "/services", "create");
    table.add("GET", "/services/{id}", "one");
    table.add("GET", "/services/facets", "facets");
    table.add("GET", "/services/{id}/history", "history");
    table.add("POST", "/services/batch", "batch");
    table.add("GET", "/t/{tenant}/by/{kind}/{name}", "by name");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, root",
    "GET, /services, list",
    "GET, /services/, list",
    "POST, /services, create",
    "GET, /services/7, one",
    "GET, /services/facets, facets",
    "GET, /services/facets/history, history",
    "GET, /services/batch, one",
    "POST, /services/batch, batch",
  })
  void findsTheRoute(String method, String path, String target) {
    assertThat(Objects.requireNonNull(table.find(method, path)).target()).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /service",
    "GET, //services",
    "GET, /services//",
    "GET, /services//history",
    "GET, /services/7/other",
    "GET, /services/7/history/more",
    "POST, /services/7",
    "BREW, /services",
  })
  void findsNothing(String method, String path) {
    assertThat(table.find(method, path)).isNull();
  }

  @Test
  void decodesWhatIsInThePath() {
    assertThat(Objects.requireNonNull(table.find("GET", "/t/a%2Fb/by/c+d/%C3%A9")).parameters())
        .isEqualTo(Map.of("tenant", "a/b", "kind", "c+d", "name", "\u00e9"));
  }

  @Test
  void tellsTheMethodsOfAPath() {
    assertThat(table.methods("/services")).containsExactly("GET", "POST");
    assertThat(table.methods("/services/7")).containsExactly("GET");
    assertThat(table.methods("/nothing")).isEmpty();
  }

  @Test
  void servesOneThingAtAPath() {
    assertThatThrownBy(() -> table.add("GET", "/services/{other}", "again"))
        .hasMessageContaining("/services/{id}");
  }
}
