package io.appinventory.catalog;

import static io.appinventory.catalog.testing.Refusals.faults;
import static io.appinventory.catalog.testing.Refusals.refusal;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.EntityGrants;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.measure.DeliveryMeasures;
import io.appinventory.catalog.delivery.measure.FixPolicy;
import io.appinventory.catalog.delivery.measure.Window;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.exchange.backstage.query.BackstageCatalog;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate;
import io.appinventory.catalog.exchange.backstage.query.FilterText;
import io.appinventory.catalog.exchange.backstage.query.ShownEntity;
import io.appinventory.catalog.graph.DependencyCycle;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.Graph;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.graph.NodeKey;
import io.appinventory.catalog.impact.Impact;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.Facet;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.search.SearchRequest;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.BulkCreation;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TenantRows;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two tenants filled alike: whatever one asks or says with the other's ids, in whichever place, it
 * finds nothing, and nothing of the other's changes.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TenantIsolationTest {
  /** What is tried below. A new method of Reader or Transaction belongs in a test here. */
  private static final Set<String> TRIED =
      Set.of(
          "creation",
          "facets",
          "scorecards",
          "scope",
          "find",
          "get",
          "findByKey",
          "detail",
          "list",
          "search",
          "count",
          "auditLog",
          "history",
          "graph",
          "impact",
          "closedCycles",
          "create",
          "observed",
          "patch",
          "delete",
          "restore",
          "rehearsal",
          "delivery",
          "grants",
          "relate",
          "unrelate",
          "view");

  private final CatalogFixture fixture;
  private final Principal us;
  private final SampleEntities ours;
  private final SampleEntities theirs;
  private Map<String, String> before = Map.of();

  TenantIsolationTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    us = fixture.newPrincipal();
    ours = fixture.samples(us, 21);
    theirs = fixture.samples(fixture.newPrincipal(), 21);
  }

  @BeforeAll
  void fill() {
    for (EntityType<?> type : CatalogFixture.types()) {
      fill(type);
    }
    before = rows();
    assertThat(before.values()).filteredOn(rows -> !rows.startsWith("0 ")).hasSizeGreaterThan(20);
  }

  private <R extends Entity<R>> void fill(EntityType<R> type) {
    for (SampleEntities samples : List.of(ours, theirs)) {
      samples.create(type);
      samples.some(type);
      R gone = samples.create(type);
      fixture.in(samples.principal(), tx -> tx.delete(type, gone.id(), OptionalLong.empty()));
    }
  }

  @AfterAll
  void leavesTheOtherTenantAsItWas() {
    assertThat(rows()).isEqualTo(before);
  }

  private Map<String, String> rows() {
    return TenantRows.of(fixture.owner(), theirs.principal().tenantId());
  }

  @Test
  void triesEveryMethodThereIs() {
    assertThat(
            Stream.of(Reader.class, Transaction.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName))
        .allMatch(TRIED::contains);
  }

  @TypeTest
  <R extends Entity<R>> void showsBackstageNothingOfTheOthers(EntityType<R> type) {
    for (Id<R> id : idsOfTheirs(type)) {
      fixture.in(
          us,
          tx -> {
            tx.view().touch(type.name(), id.value());
            tx.view().touchDescriptor(id.value());
            return tx;
          });
      Optional<ShownEntity> shown = fixture.read(us, reader -> backstage(reader).byUid(id.value()));
      assertThat(shown).isEmpty();
      EntityPredicate uid = FilterText.parse(List.of("metadata.uid=" + id));
      List<ShownEntity> listed = fixture.read(us, reader -> backstage(reader).after(uid, null, 9));
      assertThat(listed).isEmpty();
    }
  }

  private static BackstageCatalog backstage(Reader reader) {
    return new BackstageCatalog(reader.scope());
  }

  @TypeTest
  <R extends Entity<R>> void findsNothingOfTheOthers(EntityType<R> type) {
    for (Id<R> id : idsOfTheirs(type)) {
      Optional<R> found = fixture.read(us, reader -> reader.find(type, id));
      assertThat(found).isEmpty();
      requireRefusal(ErrorCode.NOT_FOUND, () -> fixture.read(us, reader -> reader.get(type, id)));
      requireRefusal(
          ErrorCode.NOT_FOUND, () -> fixture.read(us, reader -> reader.detail(type, id)));
      Page<?> history =
          fixture.read(us, reader -> reader.history(type, id.value(), PageRequest.first()));
      assertThat(history.items()).isEmpty();
      for (Parts<R, ?> parts : type.observed()) {
        requireRefusal(
            ErrorCode.NOT_FOUND,
            () -> fixture.read(us, reader -> reader.observed(type, id, parts, ListQuery.all())));
      }
      Filter filter = FilterParser.parse("id = \"" + id + "\"");
      ListQuery query = ListQuery.of(filter).withDeleted();
      Page<R> listed = fixture.read(us, reader -> reader.list(type, query));
      assertThat(listed.items()).isEmpty();
      assertThat(listed.total()).hasValue(0);
      long counted = fixture.read(us, reader -> reader.count(type, filter));
      assertThat(counted).isZero();
      List<String> by = KeptCounts.of(type).stream().map(Property::name).limit(3).toList();
      if (!by.isEmpty()) {
        List<Facet> facets = fixture.read(us, reader -> reader.facets(type, filter, by));
        assertThat(facets).allMatch(facet -> facet.values().isEmpty());
      }
      requireRefusal(
          ErrorCode.NOT_FOUND, () -> fixture.read(us, reader -> reader.scorecards().of(type, id)));
      for (Direction direction : Direction.values()) {
        GraphRequest all = GraphRequest.of(direction);
        requireRefusal(
            ErrorCode.NOT_FOUND, () -> fixture.read(us, reader -> reader.graph(type, id, all)));
        NodeKey key = new NodeKey(type, id.value());
        Optional<DependencyGraph> graph =
            fixture.read(us, reader -> new Graph(reader.scope()).walk(List.of(key), all));
        assertThat(graph).isEmpty();
      }
      requireRefusal(
          ErrorCode.NOT_FOUND,
          () -> fixture.read(us, reader -> reader.impact(Id.of(id.value()), 5, 100)));
      ListQuery told = ListQuery.of(FilterParser.parse("entity_id = \"" + id + "\""));
      assertThat(fixture.read(us, reader -> reader.auditLog(told)).items()).isEmpty();
    }
  }

  @Test
  void measuresNothingOfTheOthers() {
    Window window = Window.until(Instant.now());
    for (Id<Project> id : idsOfTheirs(Projects.TYPE)) {
      refusesToMeasure(delivery -> delivery.flakyTests(Optional.of(id), window, 10));
      refusesToMeasure(delivery -> delivery.buildsOfProject(id, window));
      ListQuery it = ListQuery.of(FilterParser.parse("id = \"" + id + "\""));
      assertThat(fixture.read(us, reader -> reader.delivery().defects(it, window)).items())
          .isEmpty();
      assertThat(
              fixture
                  .read(us, reader -> reader.delivery().exposure(it, window, FixPolicy.USUAL))
                  .items())
          .isEmpty();
    }
    idsOfTheirs(Services.TYPE)
        .forEach(id -> refusesToMeasure(delivery -> delivery.buildsOfService(id, window)));
    idsOfTheirs(Builds.TYPE)
        .forEach(id -> refusesToMeasure(delivery -> delivery.releaseNotes(id, id)));
  }

  private void refusesToMeasure(Function<DeliveryMeasures, Object> measure) {
    requireRefusal(
        ErrorCode.NOT_FOUND, () -> fixture.read(us, reader -> measure.apply(reader.delivery())));
  }

  @TypeTest
  <R extends Entity<R>> void walksOnlyItsOwn(EntityType<R> type) {
    Set<UUID> strangers = new HashSet<>();
    CatalogFixture.types()
        .forEach(each -> idsOfTheirs(each).forEach(id -> strangers.add(id.value())));
    GraphRequest all = GraphRequest.of(Direction.BOTH);
    for (R our : oursOf(type)) {
      DependencyGraph graph = fixture.read(us, reader -> reader.graph(type, our.id(), all));
      assertThat(graph.nodes()).noneMatch(node -> strangers.contains(node.key().id()));
      if (our instanceof Incident incident) {
        Impact impact = fixture.read(us, reader -> reader.impact(incident.id(), 5, 100));
        assertThat(impact.graph().nodes()).noneMatch(node -> strangers.contains(node.key().id()));
        assertThat(impact.teams())
            .noneMatch(stake -> strangers.contains(stake.holder().id().value()));
        assertThat(impact.onCall())
            .noneMatch(stake -> strangers.contains(stake.holder().id().value()));
      }
    }
  }

  @TypeTest
  <R extends Entity<R>> void listsAndCountsOnlyItsOwn(EntityType<R> type) {
    ListQuery all = ListQuery.all().withDeleted().page(PageRequest.first(1));
    Page<R> first = fixture.read(theirs.principal(), reader -> reader.list(type, all));
    String cursor = first.next().orElseThrow();
    refusal(
        () ->
            fixture.read(
                us, reader -> reader.list(type, all.page(new PageRequest.At(cursor, 10)))));
    Set<Id<R>> strangers = Set.copyOf(idsOfTheirs(type));
    ListQuery everything = ListQuery.all().withDeleted().page(PageRequest.first(500));
    Page<R> own = fixture.read(us, reader -> reader.list(type, everything));
    assertThat(own.items()).isNotEmpty().noneMatch(entity -> strangers.contains(entity.id()));
    Long count =
        fixture
            .owner()
            .selectCount()
            .from(type.table())
            .where(type.tenantColumn().eq(us.tenantId()))
            .fetchSingle()
            .value1()
            .longValue();
    assertThat(own.total()).hasValue(count);
    for (R their : theirsOf(type)) {
      String key = String.valueOf(type.key().of(their));
      Optional<R> found = fixture.read(us, reader -> reader.findByKey(type, key));
      assertThat(found.map(Entity::id)).isNotEqualTo(Optional.of(their.id()));
    }
  }

  @TypeTest
  <R extends Entity<R>> void searchesOnlyItsOwn(EntityType<R> type) {
    Set<UUID> strangers = new HashSet<>();
    idsOfTheirs(type).forEach(id -> strangers.add(id.value()));
    ListQuery all = ListQuery.all().page(PageRequest.first(500));
    for (R their : theirsOf(type)) {
      String label = String.valueOf(type.label().of(their));
      SearchRequest request = SearchRequest.of(label).in(type).limit(100);
      assertThat(fixture.read(us, reader -> reader.search(request)).hits())
          .noneMatch(hit -> strangers.contains(hit.id()));
      Page<R> found = fixture.read(us, reader -> reader.list(type, all, label));
      assertThat(found.items()).noneMatch(entity -> strangers.contains(entity.id().value()));
      List<String> by = KeptCounts.of(type).stream().map(Property::name).limit(1).toList();
      if (!by.isEmpty()) {
        Facet facet =
            fixture.read(us, reader -> reader.facets(type, Filter.always(), by, label)).getFirst();
        assertThat(facet.values().stream().mapToLong(Facet.Value::count).sum())
            .isEqualTo(found.items().size());
      }
    }
  }

  @TypeTest
  <R extends Entity<R>> void writesNothingOfTheOthers(EntityType<R> type) {
    Changes<R> said = ours.bare(type);
    Map<String, String> mine = TenantRows.of(fixture.owner(), us.tenantId());
    for (Id<R> id : idsOfTheirs(type)) {
      for (OptionalLong version :
          List.of(OptionalLong.empty(), OptionalLong.of(1), OptionalLong.of(2))) {
        requireNotFound(tx -> tx.patch(type, id, Changes.none(), version));
        requireNotFound(tx -> tx.patch(type, id, said, version));
        requireNotFound(tx -> tx.delete(type, id, version));
        requireNotFound(tx -> tx.restore(type, id, version));
        requireNotFound(tx -> tx.trusted().patch(type, id, said, version));
        requireNotFound(tx -> tx.trusted().delete(type, id, version));
        requireNotFound(
            tx -> {
              tx.grants(new EntityGrants<>(type, id)).revoke(Id.of(id.value()));
              return tx;
            });
      }
    }
    assertThat(TenantRows.of(fixture.owner(), us.tenantId())).isEqualTo(mine);
  }

  @TypeTest
  <R extends Entity<R>> void relatesNothingToTheOthers(EntityType<R> type) {
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link && link.input() != null) {
        relatesNothing(type, link);
      }
    }
  }

  private static <R extends Entity<R>, T extends Entity<T>> List<DependencyCycle> closing(
      Transaction tx, EntityType<R> type, Id<R> id, Link<R, T> link, Id<T> other) {
    if (!id.value().equals(other.value())) {
      tx.relate(type, id, link, other);
    }
    return tx.closedCycles();
  }

  private static <R extends Entity<R>> R createdWithMany(
      Transaction tx, EntityType<R> type, Changes<R> changes) {
    BulkCreation many = tx.creation();
    R created = many.add(type, changes);
    many.write();
    return created;
  }

  private <R extends Entity<R>, T extends Entity<T>> void relatesNothing(
      EntityType<R> type, Link<R, T> link) {
    Id<R> our = ours.some(type);
    Id<T> ourOther = ours.some(link.target());
    Set<UUID> strangers = Set.copyOf(idsOfTheirs(link.target()).stream().map(Id::value).toList());
    List<DependencyCycle> closed = fixture.in(us, tx -> closing(tx, type, our, link, ourOther));
    assertThat(closed)
        .flatExtracting(DependencyCycle::members)
        .noneMatch(member -> strangers.contains(member.key().id()));
    for (Id<T> other : idsOfTheirs(link.target())) {
      assertThat(faults(() -> fixture.in(us, tx -> tx.relate(type, our, link, other))))
          .containsExactly(link.input() + " not_found");
      Changes<R> created = ours.bare(type).link(link, other);
      assertThat(faults(() -> fixture.in(us, tx -> tx.create(type, created))))
          .containsExactly(link.input() + " not_found");
      Changes<R> rehearsed = ours.bare(type).link(link, other);
      assertThat(
              faults(() -> fixture.read(us, reader -> reader.rehearsal().create(type, rehearsed))))
          .containsExactly(link.input() + " not_found");
      Changes<R> one = ours.bare(type).link(link, other);
      assertThat(faults(() -> fixture.in(us, tx -> createdWithMany(tx, type, one))))
          .isNotEmpty()
          .allMatch(fault -> fault.endsWith("not_found"));
      long version = fixture.in(us, tx -> tx.unrelate(type, our, link, other)).rowVersion();
      assertThat(fixture.read(us, reader -> reader.get(type, our)).rowVersion()).isEqualTo(version);
    }
    for (Id<R> their : idsOfTheirs(type)) {
      requireNotFound(tx -> tx.relate(type, their, link, ourOther));
      requireNotFound(tx -> tx.unrelate(type, their, link, ourOther));
    }
  }

  private void requireNotFound(Function<Transaction, ?> body) {
    requireRefusal(ErrorCode.NOT_FOUND, () -> fixture.in(us, body));
  }

  private <R extends Entity<R>> List<R> theirsOf(EntityType<R> type) {
    return allOf(theirs.principal(), type);
  }

  private <R extends Entity<R>> List<R> oursOf(EntityType<R> type) {
    return allOf(us, type).stream().filter(entity -> entity.deletedAt() == null).toList();
  }

  private <R extends Entity<R>> List<R> allOf(Principal principal, EntityType<R> type) {
    return fixture
        .read(
            principal,
            reader -> reader.list(type, ListQuery.all().withDeleted().page(PageRequest.first(500))))
        .items();
  }

  /** The ids of what they have, deleted or not. */
  private <R extends Entity<R>> List<Id<R>> idsOfTheirs(EntityType<R> type) {
    List<R> all = theirsOf(type);
    List<Id<R>> ids = new ArrayList<>(List.of(all.getFirst().id(), all.getLast().id()));
    all.stream()
        .filter(entity -> entity.deletedAt() != null)
        .findFirst()
        .ifPresent(deleted -> ids.add(deleted.id()));
    return ids;
  }
}
