package io.appinventory.catalog.access.rule;

import static io.appinventory.catalog.testing.Refusals.faults;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.access.rule.LimitedEditor.Share;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.Graph;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.graph.NodeKey;
import io.appinventory.catalog.impact.Impact;
import io.appinventory.catalog.impact.Stake;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.Facet;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.search.Hit;
import io.appinventory.catalog.search.SearchRequest;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.BulkCreation;
import io.appinventory.catalog.store.Detail;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TenantRows;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An editor who may see every second entity of each type, and change every second of those: through
 * whichever door, the others are not there, and nothing of them changes.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RowRulesTest {
  private static final OptionalLong ANY = OptionalLong.empty();

  private final CatalogFixture fixture;
  private final Principal system;
  private final SampleEntities samples;
  private final Map<EntityType<?>, Share> shares;
  private final Set<UUID> allHidden;
  private final Principal editor;

  RowRulesTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    system = fixture.newPrincipal();
    samples = fixture.samples(system, 31);
    LimitedEditor limited = new LimitedEditor(fixture, samples, byGrants());
    editor = limited.limit();
    shares = limited.shares();
    allHidden = limited.allHidden();
  }

  /** Whether grants allow all that may be seen and changed, and the rules nothing. */
  boolean byGrants() {
    return false;
  }

  private Share of(EntityType<?> type) {
    Share share = shares.get(type);
    assumeTrue(share != null, "nothing that the role may read");
    return share;
  }

  private static <R extends Entity<R>> List<Id<R>> ids(List<UUID> ids) {
    return ids.stream().map(Id::<R>of).toList();
  }

  /** Those that live. */
  private <R extends Entity<R>> List<R> living(EntityType<R> type, Set<UUID> ids) {
    List<R> living = new ArrayList<>();
    ids.forEach(id -> fixture.read(system, r -> r.find(type, Id.of(id))).ifPresent(living::add));
    return living;
  }

  private <R extends Entity<R>> Set<UUID> livingIds(EntityType<R> type) {
    Set<UUID> ids = new HashSet<>();
    living(type, of(type).visible()).forEach(entity -> ids.add(entity.id().value()));
    assertThat(ids).isNotEmpty();
    return ids;
  }

  @TypeTest
  <R extends Entity<R>> void findsNothingHidden(EntityType<R> type) {
    for (Id<R> id : RowRulesTest.<R>ids(of(type).hidden())) {
      Optional<R> found = fixture.read(editor, reader -> reader.find(type, id));
      assertThat(found).isEmpty();
      requireNotFound(() -> fixture.read(editor, r -> r.get(type, id)));
      requireNotFound(() -> fixture.read(editor, r -> r.detail(type, id)));
      requireNotFound(() -> fixture.read(editor, r -> r.scorecards().of(type, id)));
      Page<?> history = fixture.read(editor, r -> r.history(type, id.value(), PageRequest.first()));
      assertThat(history.items()).isEmpty();
      Filter it = Filter.eq(type.header().id(), id);
      Page<R> listed = fixture.read(editor, r -> r.list(type, ListQuery.of(it)));
      assertThat(listed.items()).isEmpty();
      assertThat(listed.total()).hasValue(0);
      for (Direction direction : Direction.values()) {
        GraphRequest all = GraphRequest.of(direction);
        requireNotFound(() -> fixture.read(editor, r -> r.graph(type, id, all)));
        NodeKey key = new NodeKey(type, id.value());
        boolean walked =
            fixture.read(editor, r -> new Graph(r.scope()).walk(List.of(key), all)).isPresent();
        assertThat(walked).isFalse();
      }
      requireNotFound(() -> fixture.read(editor, r -> r.impact(Id.of(id.value()), 5, 100)));
    }
    for (R entity : living(type, Set.copyOf(of(type).hidden()))) {
      String key = String.valueOf(type.key().of(entity));
      Optional<R> found = fixture.read(editor, r -> r.findByKey(type, key));
      assertThat(found.map(Entity::id)).isNotEqualTo(Optional.of(entity.id()));
    }
  }

  private static void requireNotFound(Runnable call) {
    requireRefusal(ErrorCode.NOT_FOUND, call::run);
  }

  @TypeTest
  <R extends Entity<R>> void listsAndCountsWhatMayBeSeen(EntityType<R> type) {
    Set<UUID> visible = livingIds(type);
    Page<R> listed =
        fixture.read(editor, r -> r.list(type, ListQuery.all().page(PageRequest.first(500))));
    assertThat(listed.items())
        .extracting(entity -> entity.id().value())
        .containsExactlyInAnyOrderElementsOf(visible);
    assertThat(listed.total()).hasValue(visible.size());
    Page<R> first =
        fixture.read(editor, r -> r.list(type, ListQuery.all().page(PageRequest.first(1))));
    assertThat(first.total()).hasValue(visible.size());
    long count = fixture.read(editor, r -> r.count(type, Filter.always()));
    assertThat(count).isEqualTo(visible.size());
    List<String> by = KeptCounts.of(type).stream().map(Property::name).limit(10).toList();
    if (!by.isEmpty()) {
      List<Facet> facets = fixture.read(editor, r -> r.facets(type, Filter.always(), by));
      for (Facet facet : facets) {
        assertThat(facet.values().stream().mapToLong(Facet.Value::count).sum())
            .isEqualTo(visible.size());
        facet.values().stream()
            .filter(value -> value.label().isPresent())
            .forEach(value -> requireVisible(value.value().asText()));
      }
    }
    for (Property<R, ?> property : KeptCounts.of(type)) {
      requireCounted(type, property, visible);
    }
    for (UUID id : visible) {
      Page<?> history = fixture.read(editor, r -> r.history(type, id, PageRequest.first()));
      assertThat(history.items()).isNotEmpty();
    }
  }

  private <R extends Entity<R>, V> void requireCounted(
      EntityType<R> type, Property<R, V> property, Set<UUID> visible) {
    for (R entity : living(type, visible)) {
      V value = property.of(entity);
      if (value != null) {
        long expected =
            living(type, visible).stream().filter(e -> value.equals(property.of(e))).count();
        long counted = fixture.read(editor, r -> r.count(type, Filter.eq(property, value)));
        assertThat(counted).isEqualTo(expected);
        return;
      }
    }
  }

  private void requireVisible(String id) {
    assertThat(allHidden).doesNotContain(UUID.fromString(id));
  }

  @TypeTest
  <R extends Entity<R>> void showsNothingHiddenNextToWhatMayBeSeen(EntityType<R> type) {
    for (UUID id : livingIds(type)) {
      Detail<R> detail = fixture.read(editor, r -> r.detail(type, Id.of(id)));
      for (Relation<R, ?> relation : type.relations()) {
        detail.json(relation).node().findValuesAsText("id").forEach(this::requireVisible);
      }
      GraphRequest all = GraphRequest.of(Direction.BOTH);
      fixture
          .read(editor, r -> r.graph(type, Id.of(id), all))
          .nodes()
          .forEach(node -> assertThat(allHidden).doesNotContain(node.key().id()));
    }
  }

  @TypeTest
  <R extends Entity<R>> void asksNothingOfWhatIsHidden(EntityType<R> type) {
    livingIds(type);
    for (Relation<R, ?> relation : type.relations()) {
      if (relation.target() instanceof EntityType<?> target && shares.containsKey(target)) {
        String hidden =
            String.join("\", \"", of(target).hidden().stream().map(UUID::toString).toList());
        Filter leadsThere = FilterParser.parse(relation.name() + ".id in (\"" + hidden + "\")");
        long all = fixture.read(system, r -> r.count(type, leadsThere));
        long seen = fixture.read(editor, r -> r.count(type, leadsThere));
        assertThat(seen).as("%s.%s, of %d", type, relation.name(), all).isZero();
      }
    }
  }

  @TypeTest
  <R extends Entity<R>> void searchesWhatMayBeSeen(EntityType<R> type) {
    for (R entity : living(type, Set.copyOf(of(type).hidden()))) {
      String words = String.valueOf(type.label().of(entity));
      SearchRequest request = SearchRequest.of(words);
      for (Hit hit : fixture.read(editor, r -> r.search(request)).hits()) {
        assertThat(allHidden).doesNotContain(hit.id());
      }
      ListQuery all = ListQuery.all().page(PageRequest.first(500));
      Page<R> found = fixture.read(editor, r -> r.list(type, all, words));
      assertThat(found.items()).noneMatch(each -> allHidden.contains(each.id().value()));
      assertThat(found.total()).hasValue(found.items().size());
    }
    Set<UUID> visible = livingIds(type);
    for (R entity : living(type, visible)) {
      SearchRequest request = SearchRequest.of(String.valueOf(type.label().of(entity)));
      List<Hit> hits = fixture.read(editor, r -> r.search(request)).hits();
      List<Hit> all = fixture.read(system, r -> r.search(request)).hits();
      assertThat(hits.stream().map(Hit::id))
          .containsAll(all.stream().map(Hit::id).filter(visible::contains).toList());
    }
  }

  @TypeTest
  <R extends Entity<R>> void tellsOfIncidentsWithoutWhatIsHidden(EntityType<R> type) {
    for (R entity : living(type, of(type).visible())) {
      if (entity instanceof Incident incident) {
        Impact impact = fixture.read(editor, r -> r.impact(incident.id(), 5, 500));
        assertThat(impact.graph().nodes()).noneMatch(node -> allHidden.contains(node.key().id()));
        assertThat(impact.teams()).noneMatch(stake -> isHidden(stake));
        assertThat(impact.onCall()).noneMatch(stake -> isHidden(stake));
      }
    }
  }

  private boolean isHidden(Stake<? extends Entity<?>> stake) {
    return allHidden.contains(stake.holder().header().id().value())
        || stake.entities().stream().anyMatch(key -> allHidden.contains(key.id()));
  }

  @TypeTest
  <R extends Entity<R>> void changesNothingBeyondTheRules(EntityType<R> type) {
    Share share = of(type);
    Changes<R> said = samples.bare(type);
    type.relations().forEach(relation -> refer(relation, said));
    Map<String, String> before = rows();
    for (Id<R> id : RowRulesTest.<R>ids(share.hidden())) {
      refuse(ErrorCode.NOT_FOUND, tx -> tx.patch(type, id, Changes.none()));
      refuse(ErrorCode.NOT_FOUND, tx -> tx.patch(type, id, said));
      refuse(ErrorCode.NOT_FOUND, tx -> tx.delete(type, id, ANY));
      refuse(ErrorCode.NOT_FOUND, tx -> tx.restore(type, id, ANY));
    }
    for (Id<R> id : RowRulesTest.<R>ids(share.readOnly())) {
      boolean lives = fixture.read(system, r -> r.find(type, id)).isPresent();
      ErrorCode code = lives ? ErrorCode.NOT_ALLOWED : ErrorCode.NOT_FOUND;
      refuse(code, tx -> tx.patch(type, id, Changes.none()));
      refuse(code, tx -> tx.patch(type, id, said));
      refuse(code, tx -> tx.delete(type, id, ANY));
      refuse(ErrorCode.NOT_ALLOWED, tx -> tx.restore(type, id, ANY));
    }
    refuse(ErrorCode.NOT_ALLOWED, tx -> tx.create(type, said));
    refuse(ErrorCode.NOT_ALLOWED, tx -> createdWithMany(tx, type, said));
    fixture.in(editor, tx -> swallowed(() -> tx.create(type, said)));
    fixture.in(editor, tx -> swallowed(() -> createdWithMany(tx, type, said)));
    assertThat(rows()).isEqualTo(before);
  }

  /** Lets what is said refer to what may be seen. */
  private <R> void refer(Relation<R, ?> relation, Changes<R> said) {
    if (relation instanceof ToOne<R, ?> reference && said.says(reference.property())) {
      referTo(reference, said);
    }
  }

  private <R, T extends Entity<T>> void referTo(ToOne<R, T> reference, Changes<R> said) {
    EntityType<T> target = reference.target();
    said.set(reference.property(), living(target, of(target).visible()).getFirst().id());
  }

  private static boolean swallowed(Runnable write) {
    try {
      write.run();
      return false;
    } catch (NotAllowedException e) {
      return true; // and the transaction is committed
    }
  }

  private Map<String, String> rows() {
    return TenantRows.of(fixture.owner(), system.tenantId());
  }

  private void refuse(ErrorCode code, Function<Transaction, ?> body) {
    requireRefusal(code, () -> fixture.in(editor, body));
  }

  private static <R extends Entity<R>> R createdWithMany(
      Transaction tx, EntityType<R> type, Changes<R> changes) {
    BulkCreation many = tx.creation();
    R created = many.add(type, changes);
    many.write();
    return created;
  }

  @TypeTest
  <R extends Entity<R>> void changesWhatMayBeChanged(EntityType<R> type) {
    for (R entity : living(type, Set.copyOf(of(type).writable()))) {
      String label = samples.values().uniqueText(SampleEntities.text(type));
      Changes<R> said = Changes.<R>none().set(SampleEntities.text(type), label);
      R patched = fixture.in(editor, tx -> tx.patch(type, entity.id(), said));
      assertThat(SampleEntities.text(type).of(patched)).isEqualTo(label);
      fixture.in(editor, tx -> tx.delete(type, entity.id(), ANY));
      R back = fixture.in(editor, tx -> tx.restore(type, entity.id(), ANY));
      assertThat(back.deletedAt()).isNull();
    }
  }

  @TypeTest
  <R extends Entity<R>> void relatesOnlyWhatMayBeSeen(EntityType<R> type) {
    List<R> ours = living(type, Set.copyOf(of(type).writable()));
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link && link.input() != null && !ours.isEmpty()) {
        relates(type, ours.getFirst().id(), link);
      }
    }
  }

  private <R extends Entity<R>, T extends Entity<T>> void relates(
      EntityType<R> type, Id<R> our, Link<R, T> link) {
    EntityType<T> target = link.target();
    Id<T> hidden = living(target, Set.copyOf(of(target).hidden())).getFirst().id();
    Id<T> seen =
        living(target, of(target).visible()).stream()
            .map(Entity::id)
            .filter(id -> !id.value().equals(our.value()))
            .findFirst()
            .orElseThrow();
    assertThat(faults(() -> fixture.in(editor, tx -> tx.relate(type, our, link, hidden))))
        .containsExactly(link.input() + " not_found");
    Changes<R> both = Changes.<R>none().link(link, List.of(hidden, seen));
    fixture.in(system, tx -> tx.patch(type, our, both));
    long version = fixture.in(editor, tx -> tx.unrelate(type, our, link, hidden)).rowVersion();
    assertThat(fixture.read(system, r -> r.get(type, our)).rowVersion()).isEqualTo(version);
    fixture.in(editor, tx -> tx.patch(type, our, Changes.<R>none().link(link, List.of())));
    List<Id<T>> left = fixture.read(system, r -> r.detail(type, our)).ids(link);
    assertThat(left).containsExactly(hidden);
  }
}
