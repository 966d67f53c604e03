package io.appinventory.catalog.search;

import static io.appinventory.db.schema.Tables.SEARCH_DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.Arrays;
import java.util.List;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100,000 services in one tenant, 5,000 in another. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchAtScaleTest {
  private static final String FILL =
      """
      insert into services (tenant_id, id, name, type, description)
      select ?, gen_random_uuid(),
        (array['billing', 'cart', 'ledger', 'order', 'risk', 'stock', 'tax', 'user', 'vault', 'wallet'])[1 + i % 10]
          || '-' || (array['api', 'batch', 'portal', 'store', 'worker'])[1 + i / 10 % 5] || '-service-' || i,
        'api', case when i % 20000 = 7 then 'zanzibar' else 'runs in region ' || i % 7 end
      from generate_series(1, ?) i
      """;

  private final TestDatabase database;
  private final Catalog catalog;
  private final Principal large;
  private final Principal small;

  SearchAtScaleTest(TestDatabase database) {
    this.database = database;
    catalog = Catalog.open(database.dataSource());
    large = Principal.system(catalog.administration().create("large", "Large").id());
    small = Principal.system(catalog.administration().create("small", "Small").id());
  }

  @BeforeAll
  void load() {
    var owner = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
    owner.execute(FILL, large.tenantId(), 100_000);
    owner.execute(FILL, small.tenantId(), 5_000);
    for (Principal tenant : List.of(large, small)) {
      catalog.in(
          tenant,
          tx -> {
            SearchIndex.rebuild(tx.scope(), Services.TYPE);
            return tx;
          });
    }
    owner.execute("vacuum (analyze)");
  }

  @Test
  void indexesEveryEntityOnce() {
    assertThat(count(large)).isEqualTo(100_000);
    assertThat(count(small)).isEqualTo(5_000);
  }

  private int count(Principal tenant) {
    return catalog.read(
        tenant,
        reader ->
            reader
                .scope()
                .dsl()
                .fetchCount(SEARCH_DOCUMENTS, SEARCH_DOCUMENTS.TENANT_ID.eq(tenant.tenantId())));
  }

  /**
   * The plans inside of a function are not shown, but what they read is: never the table from end
   * to end, and of the index, for each rank, the 2,000 names that are looked at first (twice) and
   * what matches.
   */
  @ParameterizedTest
  @CsvSource({
    "zanzibar, 5",
    "77123, 1",
    "ledger store 77, 20",
    "wallet-portal-service-99, 20",
    "service, 20",
    "region, 20",
    "b, 20",
    "zanzibra, 5",
    "nowhere, 0",
  })
  void readsByTheIndex(String q, int hits) {
    catalog.in(
        large,
        tx -> {
          Record before = reads(tx.scope());
          assertThat(new Search(tx.scope()).search(SearchRequest.of(q)).hits()).hasSize(hits);
          Record after = reads(tx.scope());
          assertThat(after.get(0, Long.class)).isEqualTo(before.get(0, Long.class));
          assertThat(after.get(1, Long.class) - before.get(1, Long.class)).isLessThan(25_000);
          return tx;
        });
  }

  /** A list of what few match reads the index of trigrams too, twice, and its own rows. */
  @ParameterizedTest
  @CsvSource({"zanzibar, 5", "77123, 1", "wallet-portal-service-99, 20", "zanzibra, 5"})
  void listsByTheIndex(String q, int hits) {
    ListQuery first = ListQuery.all().page(PageRequest.first(20));
    catalog.in(
        large,
        tx -> {
          Record before = reads(tx.scope());
          assertThat(tx.list(Services.TYPE, first, q).items()).hasSize(hits);
          Record after = reads(tx.scope());
          assertThat(after.get(0, Long.class)).isEqualTo(before.get(0, Long.class));
          assertThat(after.get(1, Long.class) - before.get(1, Long.class)).isLessThan(50_000);
          return tx;
        });
  }

  /** Scans of the whole table, and rows read by an index, in this transaction. */
  private static Record reads(Scope scope) {
    return scope
        .dsl()
        .fetchSingle(
            "select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables where relname = ?",
            SEARCH_DOCUMENTS.getName());
  }

  @ParameterizedTest
  @CsvSource({"zanzibar", "77123", "service", "region", "b", "ledger store", "zanzibra", "nowhere"})
  void answersInTime(String q) {
    long[] nanos = new long[21];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      catalog.read(large, reader -> new Search(reader.scope()).search(SearchRequest.of(q)));
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf("search %s: median %.1f ms%n", q, nanos[nanos.length / 2] / 1e6);
    // The aim is 50 ms; a machine that is busy with other things gets more.
    assertThat(nanos[nanos.length / 2]).isLessThan(250_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "zanzibar, '', '', 5",
    "ledger store, '', '', 2000",
    "ledger store, status = \"active\", name desc, 2000",
    "service, name = \"tax*\", name desc, 10000",
    "service, '', name, 100000",
    "service, '', '', 100000",
    "zanzibra, '', '', 5",
  })
  void limitsAListToItsMatches(String q, String filter, String order, long total) {
    ListQuery query =
        ListQuery.of(FilterParser.parse(filter))
            .orderBy(Sort.parse(order))
            .page(PageRequest.first(20));
    long[] nanos = new long[11];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      Page<?> page = catalog.read(large, reader -> reader.list(Services.TYPE, query, q));
      nanos[i] = System.nanoTime() - start;
      assertThat(page.items()).hasSize((int) Math.min(20, total));
      assertThat(page.total()).hasValue(total);
    }
    Arrays.sort(nanos);
    System.out.printf(
        "services?q=%s&filter=%s&order_by=%s: median %.1f ms%n",
        q, filter, order, nanos[nanos.length / 2] / 1e6);
    assertThat(nanos[nanos.length / 2]).isLessThan(2_000_000_000L);
  }

  @Test
  void pagesOfWhatIsFrequentFollowEachOther() {
    SearchRequest request = SearchRequest.of("worker").limit(100);
    SearchPage page = search(request);
    String last = "";
    for (int i = 0; i < 30; i++) {
      for (Hit hit : page.hits()) {
        assertThat(hit.label()).contains("worker").isGreaterThan(last);
        last = hit.label();
      }
      assertThat(page.hits()).hasSize(100);
      page = search(request.after(page.nextCursor().orElseThrow()));
    }
  }

  private SearchPage search(SearchRequest request) {
    return catalog.read(large, reader -> new Search(reader.scope()).search(request));
  }
}
