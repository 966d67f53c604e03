package io.appinventory.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.Facet;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.store.BulkCreation;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of what words find, of few and of many. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectionSearchTest {
  private static final int SERVICES = 2_100;

  private final TestDatabase database;
  private final Catalog catalog;
  private final Principal acme;
  private final Principal other;

  CollectionSearchTest(TestDatabase database) {
    this.database = database;
    catalog = Catalog.open(database.dataSource());
    acme = Principal.system(catalog.administration().create("acme", "Acme").id());
    other = Principal.system(catalog.administration().create("other", "Other").id());
  }

  @BeforeAll
  void arrange() {
    catalog.in(acme, tx -> fill(tx, SERVICES));
    catalog.in(other, tx -> fill(tx, 70));
    analyze();
  }

  /** As the database itself does a minute after many writes. */
  private void analyze() {
    DSL.using(database.dataSource(), SQLDialect.POSTGRES).execute("vacuum (analyze)");
  }

  /** Of seven services six have "pay", in different places; all have "customers". */
  private static Transaction fill(Transaction tx, int services) {
    BulkCreation creation = tx.creation();
    for (int i = 0; i < services; i++) {
      creation.add(Services.TYPE, service(i));
    }
    creation.write();
    return tx;
  }

  private static Changes<Service> service(int i) {
    String name =
        switch (i % 7) {
          case 0 -> "pay" + i;
          case 1 -> "store pay-" + i;
          case 2 -> "micropay" + i;
          case 3 -> "ledger-" + i;
          case 4 -> "cart-" + i;
          case 5 -> "vault-" + i;
          default -> i == 6 ? "Pay" : "pay-" + i;
        };
    return Changes.<Service>none()
        .set(Services.NAME, name)
        .set(Services.KIND, i % 3 == 0 ? ServiceType.API : ServiceType.DATABASE)
        .set(Services.DESCRIPTION, "serves customers" + (i % 7 == 3 ? ", takes pay" : ""))
        .set(Services.TAGS, i % 7 == 4 ? List.of("payroll") : List.of());
  }

  private Page<Service> list(Principal principal, ListQuery query, String q) {
    return catalog.read(principal, reader -> reader.list(Services.TYPE, query, q));
  }

  private static List<UUID> ids(Page<Service> page) {
    return page.items().stream().map(Service::id).map(Id::value).toList();
  }

  private List<UUID> forward(ListQuery query, String q, int size) {
    List<UUID> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      PageRequest part =
          cursor.<PageRequest>map(c -> new PageRequest.At(c, size)).orElse(PageRequest.first(size));
      Page<Service> page = list(acme, query.page(part), q);
      all.addAll(ids(page));
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  private List<UUID> backward(ListQuery query, String q, int size) {
    long total = list(acme, query, q).total().getAsLong();
    int last = (int) Math.max(1, Math.ceilDiv(total, size));
    Page<Service> page = list(acme, query.page(new PageRequest.Numbered(last, size)), q);
    List<UUID> all = new ArrayList<>(ids(page));
    while (page.previous().isPresent()) {
      page = list(acme, query.page(new PageRequest.At(page.previous().get(), size)), q);
      all.addAll(0, ids(page));
    }
    return all;
  }

  private List<UUID> searched(String q) {
    SearchRequest request = SearchRequest.of(q).in(Services.TYPE).limit(100);
    List<UUID> all = new ArrayList<>();
    SearchPage page = catalog.read(acme, reader -> reader.search(request));
    while (true) {
      page.hits().forEach(hit -> all.add(hit.id()));
      if (page.nextCursor().isEmpty()) {
        return all;
      }
      SearchRequest next = request.after(page.nextCursor().get());
      page = catalog.read(acme, reader -> reader.search(next));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pay              | 1800",
        "PAY, customers!  | 1800",
        "customers        | 2100",
        "payroll          | 300",
        "store pay        | 300",
        "pay-6            | 63",
        "micro customers  | 300",
        "ledgre           | 300",
        "custmoers        | 2100",
        "nowhere          | 0",
        "!?               | 0",
      })
  void listsWhatSearchFindsInItsOrder(String q, int total) {
    List<UUID> expected = searched(q);
    assertThat(expected).hasSize(total).doesNotHaveDuplicates();
    ListQuery all = ListQuery.all();
    assertThat(forward(all.withoutTotal(), q, 250)).isEqualTo(expected);
    assertThat(backward(all, q, 250)).isEqualTo(expected);
    assertThat(list(acme, all, q).total()).hasValue(total);
    if (total > 200) {
      Page<Service> page = list(acme, all.page(new PageRequest.Numbered(3, 100)), q);
      assertThat(ids(page)).isEqualTo(expected.subList(200, 300));
      assertThat(page.total()).hasValue(total);
    }
  }

  @Test
  void putsTheExactNameFirst() {
    assertThat(list(acme, ListQuery.all(), "pay").items().getFirst().name()).isEqualTo("Pay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pay", "payroll", "ledgre", "custmoers"})
  void filtersAndOrdersWhatIsFound(String q) {
    Set<UUID> found = new HashSet<>(searched(q));
    Filter filter = FilterParser.parse("type = \"api\" AND name:\"1\"");
    for (String order : List.of("", "name desc", "updated_at, name", "team, name desc")) {
      ListQuery query = ListQuery.of(filter).orderBy(Sort.parse(order));
      List<UUID> expected = new ArrayList<>(order.isEmpty() ? searched(q) : whole(query));
      expected.retainAll(order.isEmpty() ? new HashSet<>(whole(query)) : found);
      assertThat(expected).hasSizeGreaterThan(10);
      assertThat(forward(query.withoutTotal(), q, 60)).as(order).isEqualTo(expected);
      assertThat(backward(query, q, 60)).as(order).isEqualTo(expected);
      assertThat(list(acme, query, q).total()).hasValue(expected.size());
    }
  }

  private List<UUID> whole(ListQuery query) {
    return forward(query.withoutTotal(), "", 500);
  }

  @Test
  void aBlankTextLimitsNothing() {
    assertThat(list(acme, ListQuery.all(), " ").total()).hasValue(SERVICES);
  }

  @ParameterizedTest
  @CsvSource({"pay, 1800", "payroll, 300", "nowhere, 0"})
  void countsFacetsOfWhatIsFound(String q, long total) {
    List<Facet> facets =
        catalog.read(
            acme,
            reader -> reader.facets(Services.TYPE, Filter.always(), List.of("type", "tags"), q));
    assertThat(facets.getFirst().values().stream().mapToLong(Facet.Value::count).sum())
        .isEqualTo(total);
  }

  private static void refuses(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pay", "payroll"})
  void refusesTheCursorOfAnotherQuestion(String q) {
    String cursor = list(acme, ListQuery.all().page(PageRequest.first(5)), q).next().orElseThrow();
    ListQuery at = ListQuery.all().page(new PageRequest.At(cursor, 5));
    assertThat(list(acme, at, q).items()).hasSize(5);
    assertThat(list(acme, at, q + " ").items()).hasSize(5);
    refuses("another list", () -> list(acme, at, "customers"));
    refuses("another list", () -> list(acme, at, ""));
    refuses("another list", () -> list(acme, at.orderBy(Sort.parse("name")), q));
    refuses("another list", () -> list(other, at, q));
  }

  @Test
  void whatIsDeletedIsNotSearched() {
    refuses("q: ", () -> list(acme, ListQuery.all().withDeleted(), "pay"));
  }

  @Test
  void findsNothingOfAnotherTenant() {
    assertThat(list(other, ListQuery.all(), "pay").total()).hasValue(60);
    assertThat(list(other, ListQuery.all(), "pay").items())
        .doesNotContainAnyElementsOf(
            list(acme, ListQuery.all().page(PageRequest.first(500)), "pay").items());
  }

  @Test
  void usersAreSearchedByAdministratorsOnly() {
    Principal viewer = Principal.user(acme.tenantId(), UUID.randomUUID(), UserRole.VIEWER);
    assertThatThrownBy(() -> catalog.read(viewer, r -> r.list(Users.TYPE, ListQuery.all(), "pay")))
        .isInstanceOf(NotAllowedException.class);
  }

  /** With each page one more service comes and one goes, on either side of many. */
  @ParameterizedTest
  @CsvSource({"micropay, 40", "customers, 1510"})
  void pagesHoldWhatStaysThereWhileOthersComeAndGo(String q, int services) {
    Principal busy =
        Principal.system(
            catalog.administration().create("busy-" + services, "Busy " + services).id());
    catalog.in(busy, tx -> fill(tx, services));
    analyze();
    Random random = new Random(services);
    List<Service> before = new ArrayList<>();
    Page<Service> page = list(busy, ListQuery.all().page(PageRequest.first(500)), q);
    before.addAll(page.items());
    while (page.next().isPresent()) {
      page = list(busy, ListQuery.all().page(new PageRequest.At(page.next().get(), 500)), q);
      before.addAll(page.items());
    }
    Set<UUID> gone = new HashSet<>();
    List<UUID> seen = new ArrayList<>();
    int size = Math.max(2, before.size() / 12);
    page = list(busy, ListQuery.all().page(PageRequest.first(size)), q);
    seen.addAll(ids(page));
    for (int i = 0; page.next().isPresent(); i++) {
      comeAndGo(busy, before.remove(random.nextInt(before.size())), services + 7 * i, gone);
      page = list(busy, ListQuery.all().page(new PageRequest.At(page.next().get(), size)), q);
      seen.addAll(ids(page));
    }
    assertThat(seen).doesNotHaveDuplicates();
    List<UUID> staying = before.stream().map(Service::id).map(Id::value).toList();
    seen.retainAll(staying);
    assertThat(seen).isEqualTo(staying);
  }

  private void comeAndGo(Principal busy, Service victim, int number, Set<UUID> gone) {
    gone.add(victim.id().value());
    catalog.in(
        busy,
        tx -> {
          // After two pages fewer are left than came.
          if (number % 2 == 0) {
            tx.create(Services.TYPE, service(number));
          }
          return tx.delete(Services.TYPE, victim.id(), OptionalLong.empty());
        });
  }
}
