package io.appinventory.catalog.query;

import static io.appinventory.catalog.query.filter.Filter.path;
import static io.appinventory.db.schema.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and their pages. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingTest {
  private static final int ENTITIES = 40;

  private final Catalog catalog;
  private final DataSource owner;
  private final UUID tenant;
  private final UUID otherTenant;

  ListingTest(TestDatabase database) {
    owner = database.dataSource();
    catalog = Catalog.open(owner);
    tenant = RandomCatalog.fill(owner, catalog.model(), new RandomValues(1), ENTITIES);
    otherTenant = RandomCatalog.fill(owner, catalog.model(), new RandomValues(2), 5);
  }

  List<EntityType<?>> types() {
    return catalog.model().types();
  }

  private <R extends Entity<R>> Page<R> list(EntityType<R> type, ListQuery query) {
    return list(tenant, type, query);
  }

  private <R extends Entity<R>> Page<R> list(UUID where, EntityType<R> type, ListQuery query) {
    return catalog.read(
        Principal.system(where), reader -> new Listing(reader.scope()).list(type, query));
  }

  private static ListQuery sorted(String order) {
    return ListQuery.all().orderBy(Sort.parse(order));
  }

  private <R extends Entity<R>> List<R> whole(EntityType<R> type, ListQuery query) {
    return list(type, query.page(PageRequest.first(500))).items();
  }

  private <R extends Entity<R>> List<R> forward(EntityType<R> type, ListQuery query, int size) {
    List<R> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      PageRequest part =
          cursor.<PageRequest>map(c -> new PageRequest.At(c, size)).orElse(PageRequest.first(size));
      Page<R> page = list(type, query.page(part));
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  private <R extends Entity<R>> List<R> backward(EntityType<R> type, ListQuery query, int size) {
    long total = list(type, query).total().getAsLong();
    int last = (int) Math.max(1, Math.ceilDiv(total, size));
    Page<R> page = list(type, query.page(new PageRequest.Numbered(last, size)));
    List<R> all = new ArrayList<>(page.items());
    while (page.previous().isPresent()) {
      page = list(type, query.page(new PageRequest.At(page.previous().get(), size)));
      all.addAll(0, page.items());
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("types")
  <R extends Entity<R>> void pagesMakeUpTheWholeListInEveryOrder(EntityType<R> type) {
    List<R> expected = whole(type, ListQuery.all());
    for (Property<R, ?> property : type.properties()) {
      if (!refused(type, property)) {
        for (String order :
            List.of(property.name(), property.name() + " desc", property.name() + " desc, id")) {
          ListQuery query = sorted(order);
          List<R> list = whole(type, query);
          assertThat(list).as(order).containsExactlyInAnyOrderElementsOf(expected);
          assertThat(forward(type, query.withoutTotal(), 7)).as(order).isEqualTo(list);
          assertThat(backward(type, query, 7)).as(order).isEqualTo(list);
        }
      }
    }
  }

  private <R extends Entity<R>> boolean refused(EntityType<R> type, Property<R, ?> property) {
    try {
      list(type, sorted(property.name()));
      return false;
    } catch (MalformedQueryException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "status, type desc, name",
        "team",
        "team desc, status",
        "team.created_at desc, team.name, description",
        "description desc, updated_at",
        "created_at, created_by desc, row_version"
      })
  void pagesMakeUpTheWholeListInMixedOrders(String order) {
    if (order.contains("description")) {
      assertThatThrownBy(() -> whole(Services.TYPE, sorted(order)))
          .hasMessageContaining("too long a text to order by");
      return;
    }
    List<Service> list = whole(Services.TYPE, sorted(order));
    assertThat(list).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    for (int size : List.of(1, 4, 100)) {
      assertThat(forward(Services.TYPE, sorted(order), size)).isEqualTo(list);
      assertThat(backward(Services.TYPE, sorted(order), size)).isEqualTo(list);
    }
  }

  @Test
  void absentValuesComeLastInEitherDirection() {
    for (String order : List.of("resolved_at", "resolved_at desc")) {
      List<Boolean> present =
          whole(Incidents.TYPE, sorted(order)).stream()
              .map(each -> each.resolvedAt() != null)
              .toList();
      assertThat(present).contains(true, false);
      assertThat(present.indexOf(false)).isGreaterThan(present.lastIndexOf(true));
    }
  }

  @Test
  void pagesHoldWhatStaysThereWhileOthersComeAndGo() {
    for (String order :
        List.of("name", "name desc", "updated_at desc", "team, status desc", "type")) {
      for (boolean backward : List.of(false, true)) {
        UUID busy =
            RandomCatalog.fill(
                owner, catalog.model(), new RandomValues(order.hashCode()), ENTITIES);
        walk(busy, order, backward);
      }
    }
  }

  private void walk(UUID busy, String order, boolean backward) {
    RandomValues values = new RandomValues(order.hashCode());
    Principal principal = Principal.system(busy);
    List<Id<Service>> before =
        ids(list(busy, Services.TYPE, sorted(order).page(PageRequest.first(500))));
    Set<Id<Service>> gone = new HashSet<>();
    List<Id<Service>> seen = new ArrayList<>();
    PageRequest start =
        backward
            ? new PageRequest.Numbered(Math.ceilDiv(before.size(), 3), 3)
            : PageRequest.first(3);
    Page<Service> page = list(busy, Services.TYPE, sorted(order).page(start));
    while (true) {
      List<Id<Service>> ids = ids(page);
      seen.addAll(backward ? 0 : seen.size(), ids);
      Optional<String> cursor = backward ? page.previous() : page.next();
      if (cursor.isEmpty()) {
        break;
      }
      Id<Service> victim = values.one(before);
      gone.add(victim);
      delete(victim);
      insert(busy, values);
      page = list(busy, Services.TYPE, sorted(order).page(new PageRequest.At(cursor.get(), 3)));
    }
    assertThat(seen).as(order).doesNotHaveDuplicates();
    List<Id<Service>> staying = new ArrayList<>(before);
    staying.removeAll(gone);
    List<Id<Service>> seenOfThem = new ArrayList<>(seen);
    seenOfThem.retainAll(staying);
    assertThat(seenOfThem).as(principal + order).isEqualTo(staying);
  }

  private static List<Id<Service>> ids(Page<Service> page) {
    return page.items().stream().map(Service::id).toList();
  }

  private void delete(Id<Service> id) {
    RandomCatalog.owner(owner)
        .update(SERVICES)
        .set(SERVICES.DELETED_AT, Instant.now())
        .where(SERVICES.ID.eq(id.value()))
        .execute();
  }

  private void insert(UUID where, RandomValues values) {
    RandomCatalog.owner(owner)
        .insertInto(SERVICES)
        .set(SERVICES.TENANT_ID, where)
        .set(SERVICES.ID, UUID.randomUUID())
        .set(SERVICES.NAME, values.word() + UUID.randomUUID())
        .set(SERVICES.TYPE, values.one(List.of("api", "database", "cache")))
        .execute();
  }

  @Test
  void totalIsThatOfTheWholeListOnEveryPage() {
    ListQuery query = ListQuery.of(path("status").ne("active"));
    int all = whole(Services.TYPE, query).size();
    assertThat(all).isGreaterThan(10);
    Page<Service> page = list(Services.TYPE, query.page(PageRequest.first(4)));
    for (int pages = 1; ; pages++) {
      assertThat(page.total()).hasValue(all);
      assertThat(page.totalPages()).hasValue(Math.ceilDiv(all, 4));
      if (page.next().isEmpty()) {
        assertThat(pages).isEqualTo(Math.ceilDiv(all, 4));
        break;
      }
      page = list(Services.TYPE, query.page(new PageRequest.At(page.next().get(), 4)));
    }
    for (int number = 1; number <= Math.ceilDiv(all, 4) + 2; number++) {
      Page<Service> numbered = list(Services.TYPE, query.page(new PageRequest.Numbered(number, 4)));
      assertThat(numbered.total()).as("page " + number).hasValue(all);
      assertThat(numbered.number()).hasValue(number);
      assertThat(numbered.items()).hasSize(Math.clamp(all - 4L * (number - 1), 0, 4));
    }
    assertThat(list(Services.TYPE, query.withoutTotal()).total()).isEmpty();
    long counted =
        catalog.read(
            Principal.system(tenant),
            reader -> new Listing(reader.scope()).count(Services.TYPE, query.filter()));
    assertThat(counted).isEqualTo(all);
  }

  @Test
  void cursorsOfOtherListsAreRefused() {
    ListQuery query = ListQuery.of(path("row_version").present());
    String cursor = list(Services.TYPE, query.page(PageRequest.first(3))).next().orElseThrow();
    ListQuery at = query.page(new PageRequest.At(cursor, 3));
    assertThat(list(Services.TYPE, at).items()).hasSize(3);
    refuses("another list", () -> list(Services.TYPE, at.where(Filter.always())));
    refuses("another list", () -> list(Services.TYPE, at.orderBy(Sort.parse("created_at"))));
    refuses("another list", () -> list(Services.TYPE, at.withDeleted()));
    refuses("another list", () -> list(Products.TYPE, at));
    refuses("another list", () -> list(otherTenant, Services.TYPE, at));
    refuses(
        "another list",
        () ->
            catalog.read(
                Principal.system(tenant),
                reader ->
                    new Listing(reader.scope())
                        .list(Services.TYPE, at, new Restriction("q", DSL.trueCondition()))));
  }

  private static void refuses(
      String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(MalformedQueryException.class)
        .hasMessageContaining(message);
  }

  @Test
  void forgedCursorsDoNoHarm() {
    ListQuery query = sorted("updated_at, name");
    String cursor = list(Services.TYPE, query.page(PageRequest.first(3))).next().orElseThrow();
    String inside = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    String list = inside.substring(0, inside.indexOf(',') + 1);
    for (String forged :
        List.of(
            "",
            "x",
            "[]",
            "{}",
            "null",
            inside.substring(1),
            "[1,2,3]",
            list + "\"f\"]",
            list + "\"f\",null,null,null]",
            list + "\"f\",1,2,3]",
            list + "\"f\",\"2026-01-01T00:00:00Z\",{},\"x\"]",
            list
                + "\"f\",\"2026-01-01T00:00:00Z\",\"\\u0000\",\"00000000-0000-0000-0000-000000000000\"]",
            list + "\"f\",\"infinity\",\"x\",\"00000000-0000-0000-0000-000000000000\"]")) {
      String text = Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
      refuses("cursor: ", () -> list(Services.TYPE, query.page(new PageRequest.At(text, 3))));
    }
    refuses("cursor: ", () -> list(Services.TYPE, query.page(new PageRequest.At("!", 3))));
    refuses(
        "cursor: ",
        () -> list(Services.TYPE, query.page(new PageRequest.At("a".repeat(20_000), 3))));
    RandomValues values = new RandomValues(3);
    for (int i = 0; i < 300; i++) {
      StringBuilder changed = new StringBuilder(cursor);
      changed.setCharAt(
          values.random.nextInt(cursor.length()), (char) values.random.nextInt(33, 127));
      try {
        list(Services.TYPE, query.page(new PageRequest.At(changed.toString(), 3)));
      } catch (MalformedQueryException e) {
        assertThat(e.code().code()).isEqualTo("invalid_query");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nam                      | services has nothing named 'nam'; did you mean name?; allowed are id, name
          name up                  | at 1: found 'name up', expected a name, then asc or desc
          name,,type               | at 6: found '', expected a name
          name; drop table services | at 1: found 'name; drop
          attributes               | 'attributes' is no single value to order by
          tags                     | 'tags' is no single value to order by
          description              | 'description' is too long a text to order by
          depends_on.name          | services.depends_on leads to several rows
          name.x                   | 'name.x' goes on behind the property 'name'
          name,type,status,id,team,created_at | it has 6 keys, at most 5
          """)
  void refusesOrders(String order, String message) {
    refuses("order_by: " + message, () -> list(Services.TYPE, sorted(order)));
  }

  @Test
  void secretsAreNoOrder() {
    refuses("nothing named 'password'", () -> list(Users.TYPE, sorted("password")));
  }

  @Test
  void refusesHugePages() {
    refuses("per_page: is 501, allowed is 1 to 500", () -> PageRequest.first(501));
    refuses("per_page: is 0", () -> PageRequest.first(0));
    refuses("page: is 0", () -> new PageRequest.Numbered(0, 50));
    refuses("page: is 20002, allowed is 1 to 20001", () -> new PageRequest.Numbered(20_002, 50));
    refuses("page: ", () -> new PageRequest.Numbered(Integer.MAX_VALUE, 500));
  }

  @Test
  void fieldsAreChecked() {
    assertThat(Listing.fields(Services.TYPE, List.of("status", "name")))
        .extracting(Property::name)
        .containsExactly("name", "status");
    assertThat(Listing.fields(Users.TYPE, List.of()))
        .extracting(Property::name)
        .doesNotContain("password");
    refuses(
        "fields: users has no property 'password'",
        () -> Listing.fields(Users.TYPE, List.of("password")));
    refuses(
        "did you mean status?",
        () -> list(Services.TYPE, ListQuery.all().fields(List.of("statsu"))));
  }

  @Test
  void whatIsDeletedIsForThoseWhoMaySeeIt() {
    Page<Service> all =
        list(Services.TYPE, ListQuery.all().withDeleted().page(PageRequest.first(500)));
    assertThat(all.items()).anyMatch(each -> each.deletedAt() != null).hasSize(ENTITIES);
    assertThat(whole(Services.TYPE, ListQuery.all())).noneMatch(each -> each.deletedAt() != null);
    Principal viewer = Principal.user(tenant, UUID.randomUUID(), UserRole.VIEWER);
    assertThatThrownBy(
            () ->
                catalog.read(
                    viewer,
                    reader ->
                        new Listing(reader.scope())
                            .list(Services.TYPE, ListQuery.all().withDeleted())))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(
            () ->
                catalog.read(
                    viewer,
                    reader -> new Listing(reader.scope()).list(Users.TYPE, ListQuery.all())))
        .isInstanceOf(NotAllowedException.class);
  }

  @Test
  void anEmptyListHasNoCursors() {
    Page<Service> page = list(Services.TYPE, ListQuery.of(path("name").eq("no such")));
    assertThat(page.items()).isEmpty();
    assertThat(page.total()).isEqualTo(OptionalLong.of(0));
    assertThat(page.totalPages()).isEqualTo(OptionalLong.of(1));
    assertThat(page.next()).isEmpty();
    assertThat(page.previous()).isEmpty();
  }
}
