package io.appinventory.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Repository;
import io.appinventory.catalog.domain.RepositoryProvider;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
  private final Catalog catalog;
  private final Principal acme;
  private final Principal other;

  SearchTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    acme = Principal.system(catalog.administration().create("acme", "Acme").id());
    other = Principal.system(catalog.administration().create("other", "Other").id());
  }

  @BeforeAll
  void arrange() {
    catalog.in(acme, SearchTest::fill);
    catalog.in(other, tx -> service(tx, "Payments", "theirs alone", "{}"));
  }

  private static Service fill(Transaction tx) {
    service(tx, "Payments", "Takes the money", "{\"sla\": 99.95}", "pci");
    service(tx, "Payments-Gateway", "Talks to banks", "{}");
    service(tx, "Legacy payments", "", "{}");
    service(tx, "Micropayments", "", "{}");
    service(tx, "Ledger", "Books payments and refunds", "{}", "core-banking");
    service(tx, "Straße 東京 Ångström", "Привет, мир", "{}");
    service(tx, "100% C++ under_score", "\"quoted\" \\ text, it's 🚀 rocket", "{}");
    tx.create(
        Repositories.TYPE,
        Changes.<Repository>none()
            .set(Repositories.NAME, "kubernetes-charts")
            .set(Repositories.PROVIDER, RepositoryProvider.GITHUB)
            .set(Repositories.URL, "https://git.example/ops/charts.git"));
    tx.create(
        People.TYPE,
        Changes.<Person>none()
            .set(People.NAME, "Zoë Müller")
            .set(People.EMAIL, "zoe@payments.example"));
    tx.create(
        Users.TYPE,
        Changes.<User>none()
            .set(Users.EMAIL, "root@acme.example")
            .set(Users.DISPLAY_NAME, "Payments Admin"));
    tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "Payments"));
    Service gone = service(tx, "Payments of the past", "", "{}");
    return tx.delete(Services.TYPE, gone.id(), OptionalLong.empty());
  }

  private static Service service(
      Transaction tx, String name, String description, String attributes, String... tags) {
    return tx.create(
        Services.TYPE,
        Changes.<Service>none()
            .set(Services.NAME, name)
            .set(Services.KIND, ServiceType.API)
            .set(Services.DESCRIPTION, description)
            .set(Services.ATTRIBUTES, Json.ofText(attributes))
            .set(Services.TAGS, List.of(tags)));
  }

  private SearchPage search(Principal principal, SearchRequest request) {
    return catalog.read(principal, reader -> new Search(reader.scope()).search(request));
  }

  private List<Hit> hits(String q) {
    return search(acme, SearchRequest.of(q)).hits();
  }

  private static String shown(Hit hit) {
    return hit.label() + " " + hit.rank();
  }

  /** Best first: each the label and the rank. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          payments gateway   | Payments-Gateway EXACT_NAME
          PAYMENTS           | Payments EXACT_NAME, Payments EXACT_NAME, Payments Admin NAME_PREFIX, Payments-Gateway NAME_PREFIX, Legacy payments WORDS_IN_NAME, Micropayments PARTS_OF_NAME, Ledger ELSEWHERE, Zoë Müller ELSEWHERE
          gateway payments   | Payments-Gateway WORDS_IN_NAME
          gate pay           | Payments-Gateway WORDS_IN_NAME
          teway ments        | Payments-Gateway PARTS_OF_NAME
          payments banks     | Payments-Gateway ELSEWHERE
          ledg               | Ledger NAME_PREFIX
          refund             | Ledger ELSEWHERE
          efun               | Ledger ELSEWHERE
          banking            | Ledger ELSEWHERE
          core-banking       | Ledger ELSEWHERE
          99.95              | Payments ELSEWHERE
          zoe                | Zoë Müller NAME_PREFIX
          muller             | Zoë Müller WORDS_IN_NAME
          MÜLLER             | Zoë Müller WORDS_IN_NAME
          zoe@payments.exa   | Zoë Müller ELSEWHERE
          strasse            | Straße 東京 Ångström NAME_PREFIX
          angstrom           | Straße 東京 Ångström WORDS_IN_NAME
          東京               | Straße 東京 Ångström WORDS_IN_NAME
          京                 | Straße 東京 Ångström PARTS_OF_NAME
          ПРИВЕТ             | Straße 東京 Ångström ELSEWHERE
          c++                | 100% C++ under_score WORDS_IN_NAME, kubernetes-charts WORDS_IN_NAME, Ledger ELSEWHERE
          100%               | 100% C++ under_score NAME_PREFIX
          r_s                | 100% C++ under_score ELSEWHERE
          under_score        | 100% C++ under_score WORDS_IN_NAME
          🚀                 | 100% C++ under_score ELSEWHERE
          it's "quoted" \\   | 100% C++ under_score ELSEWHERE
          gti                |
          paymets            | Legacy payments SIMILAR_NAME, Payments SIMILAR_NAME, Payments SIMILAR_NAME, Payments Admin SIMILAR_NAME, Payments-Gateway SIMILAR_NAME, Ledger SIMILAR_ELSEWHERE, Zoë Müller SIMILAR_ELSEWHERE
          legder             | Ledger SIMILAR_NAME
          kubernets charts   | kubernetes-charts SIMILAR_NAME
          kuberntes ops      | kubernetes-charts SIMILAR_ELSEWHERE
          refunsd            | Ledger SIMILAR_ELSEWHERE
          zzzzzzzz           |
          payments zzzzzzzz  |
          past               |
          theirs             |
          """)
  void putsTheBestFirst(String q, @Nullable String expected) {
    assertThat(hits(q).stream().map(SearchTest::shown).collect(Collectors.joining(", ")))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          payments gateway | name          | Payments-Gateway
          refund           | description   | Books payments and refunds
          banking          | tags          | core-banking
          99.95            | attributes.sla | 99.95
          zoe@payments     | email         | zoe@payments.example
          ops              | url           | https://git.example/ops/charts.git
          легкий мир       |               |
          ПРИВЕТ мир       | description   | Привет, мир
          refunsd          | description   | Books payments and refunds
          legder           | name          | Ledger
          """)
  void saysWhatMatched(String q, @Nullable String field, @Nullable String snippet) {
    Optional<Match> match = hits(q).stream().findFirst().flatMap(Hit::match);
    assertThat(match.map(Match::field)).isEqualTo(Optional.ofNullable(field));
    assertThat(match.map(Match::snippet)).isEqualTo(Optional.ofNullable(snippet));
  }

  @Test
  void showsTheSummary() {
    assertThat(hits("ledger").getFirst().summary().node().path("operational_status").asText())
        .isEqualTo("operational");
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        " ",
        "a",
        "%",
        "_",
        "\\",
        "'",
        "\"",
        "%%%",
        "\u0000",
        "a\u0000b",
        "\u0001\u001f\u007f",
        "\ud800",
        "x\udfff",
        "‮abc",
        "👩‍👩‍👧‍👦",
        "ﷺ",
        "a".repeat(10_000),
        "a b ".repeat(10_000),
        "é".repeat(10_000),
        "🚀".repeat(10_000),
        "ﷺ".repeat(10_000),
        "(((((",
        "a|b",
        "[a-z",
        "$1",
        "{}",
        "'; drop table services; --",
        "$$",
        "\u202e\u2066",
        "\ufeff",
        "e\u0301".repeat(5_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void answersWhateverIsAsked(String q) {
    long start = System.nanoTime();
    assertThat(hits(q)).hasSizeLessThanOrEqualTo(20);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void looksInTheTypesThatAreNamed() {
    assertThat(search(acme, SearchRequest.of("payments").in(Teams.TYPE, People.TYPE)).hits())
        .extracting(SearchTest::shown)
        .containsExactly("Payments EXACT_NAME", "Zoë Müller ELSEWHERE");
  }

  @Test
  void showsUsersToAdministratorsOnly() {
    Principal viewer = Principal.user(acme.tenantId(), UUID.randomUUID(), UserRole.VIEWER);
    assertThat(search(viewer, SearchRequest.of("root")).hits()).isEmpty();
    assertThat(hits("root")).hasSize(1);
    assertThatThrownBy(() -> search(viewer, SearchRequest.of("root").in(Users.TYPE)))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void findsNothingOfAnotherTenant() {
    assertThat(search(other, SearchRequest.of("payments")).hits())
        .extracting(SearchTest::shown)
        .containsExactly("Payments EXACT_NAME");
    assertThat(search(other, SearchRequest.of("legder")).hits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"payments", "p", "a", "paymets"})
  void pagesHoldWhatTheWholeHolds(String q) {
    List<String> paged = new ArrayList<>();
    SearchPage page = search(acme, SearchRequest.of(q).limit(1));
    page.hits().forEach(hit -> paged.add(hit.id() + shown(hit)));
    while (page.nextCursor().isPresent()) {
      page = search(acme, SearchRequest.of(q).limit(1).after(page.nextCursor().orElseThrow()));
      page.hits().forEach(hit -> paged.add(hit.id() + shown(hit)));
    }
    assertThat(paged)
        .isEqualTo(hits(q).stream().map(hit -> hit.id() + shown(hit)).toList())
        .hasSizeGreaterThan(2);
  }

  @Test
  void refusesTheCursorOfAnotherQuestionOrTenant() {
    String cursor = search(acme, SearchRequest.of("payments").limit(1)).nextCursor().orElseThrow();
    assertThatThrownBy(() -> search(acme, SearchRequest.of("ledger").after(cursor)))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining("another question");
    assertThatThrownBy(() -> search(other, SearchRequest.of("payments").after(cursor)))
        .isInstanceOf(MalformedQueryException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!", "W10", "WzEsMSwiIiwiIiwiIl0"})
  void refusesWhatIsNoCursor(String cursor) {
    assertThatThrownBy(() -> search(acme, SearchRequest.of("payments").after(cursor)))
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining("cursor");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void refusesALimitOutOfRange(int limit) {
    assertThatThrownBy(() -> SearchRequest.of("x").limit(limit))
        .isInstanceOf(MalformedQueryException.class);
  }

  @Test
  void keepsUpWithEveryWrite() {
    Principal tenant = Principal.system(catalog.administration().create("w", "W").id());
    Id<Service> id = catalog.in(tenant, tx -> service(tx, "before", "about apples", "{}")).id();
    assertFound(tenant, "before", 1);
    catalog.in(
        tenant,
        tx -> tx.patch(Services.TYPE, id, Changes.<Service>none().set(Services.NAME, "after")));
    assertFound(tenant, "before", 0);
    assertFound(tenant, "after", 1);
    catalog.in(tenant, tx -> tx.delete(Services.TYPE, id, OptionalLong.empty()));
    assertFound(tenant, "apples", 0);
    catalog.in(tenant, tx -> tx.restore(Services.TYPE, id, OptionalLong.empty()));
    assertFound(tenant, "apples", 1);
  }

  private void assertFound(Principal tenant, String q, int hits) {
    assertThat(search(tenant, SearchRequest.of(q)).hits()).hasSize(hits);
  }
}
