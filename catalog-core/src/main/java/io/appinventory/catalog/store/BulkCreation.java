package io.appinventory.catalog.store;

import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.exception.DataAccessException;

/**
 * Creates many entities, with the same checks, rules and audit entries as {@link
 * EntityWriter#create} but in few statements: those that are added are checked at once and written
 * together. They may refer to each other when their ids are said. Not safe for use by several
 * threads.
 */
public final class BulkCreation {
  private static final int FINISHED_AT_ONCE = 10_000;

  private final EntityWriter writer;
  private final Scope scope;
  private final RuleBook rules;
  private final References references;
  private final Map<EntityType<?>, Batch<?>> batches = new LinkedHashMap<>();
  private final Set<LinkWriter.Row> linked = new HashSet<>();

  /** For the scope of a writer. */
  public BulkCreation(EntityWriter writer, RuleBook rules) {
    this.writer = writer;
    this.scope = writer.scope();
    this.rules = rules;
    this.references = References.lasting(scope);
    scope.model().types().forEach(type -> batches.put(type, batch(type)));
  }

  private <R extends Entity<R>> Batch<R> batch(EntityType<R> type) {
    return new Batch<>(type, new ArrayList<>());
  }

  /** The entities of one type to be written. */
  private record Batch<R extends Entity<R>>(EntityType<R> type, List<Item<R>> items) {}

  /** One entity to be written, and the rows of links and parts that were written for it. */
  private record Item<R extends Entity<R>>(
      Draft<R> draft,
      R entity,
      Changes<R> changes,
      Map<Link<R, ?>, List<UUID>> added,
      Map<Parts<R, ?>, ListDiff> written) {}

  /**
   * Checks an entity and adds it.
   *
   * @return the entity as it will be, but for what is claimed when it is written, such as a number
   * @throws InvalidInputException when a value is missing, too long or not allowed; it is not added
   *     then
   */
  public <R extends Entity<R>> R add(EntityType<R> type, Changes<R> said) {
    return addAll(type, List.of(said)).getFirst();
  }

  /**
   * The same of many, for which the rules prepare in few statements.
   *
   * @return the entities in the same order
   * @throws InvalidInputException when a value of one is not allowed; none is to be written then
   */
  public <R extends Entity<R>> List<R> addAll(EntityType<R> type, List<Changes<R>> said) {
    Permissions.requireWrite(scope.principal(), type.name());
    said.forEach(each -> EntityWriter.requireSeen(scope, type, each));
    List<Changes<R>> all = said.stream().map(Changes::copy).toList();
    rules.of(type).forEach(rule -> rule.prepareAll(scope, all));
    return all.stream().map(changes -> prepared(type, changes)).toList();
  }

  private <R extends Entity<R>> R prepared(EntityType<R> type, Changes<R> changes) {
    Changes<R> foreseen = changes.copy();
    rules.of(type).forEach(rule -> rule.claim(scope, foreseen, false));
    Draft<R> draft = Draft.fresh(type, scope).apply(foreseen);
    List<FieldError> errors = new ArrayList<>();
    new InputCheck<>(references, type, changes, errors).runWithoutReferences();
    draft.reportMissing(changes, errors);
    if (!draft.missing().isEmpty()) {
      throw new InvalidInputException(errors);
    }
    R entity = draft.entity();
    rules.of(type).forEach(rule -> rule.check(scope, null, entity, changes, errors));
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    items(type)
        .add(new Item<>(draft, entity, changes, new LinkedHashMap<>(), new LinkedHashMap<>()));
    return entity;
  }

  @SuppressWarnings("unchecked")
  private <R extends Entity<R>> List<Item<R>> items(EntityType<R> type) {
    return ((Batch<R>) Objects.requireNonNull(batches.get(type))).items();
  }

  /**
   * Writes what was added: all of it, or nothing where the principal's rules do not allow one.
   *
   * @throws InvalidInputException when one refers to what is not there
   * @throws io.appinventory.catalog.error.ConflictException when a unique value is taken
   */
  public void write() {
    if (batches.values().stream().allMatch(this::changesAll)) {
      writeAll();
    } else {
      new RowGate(scope)
          .orNothing(
              () -> {
                writeAll();
                return batches;
              });
    }
    batches.values().forEach(batch -> batch.items().clear());
    linked.clear();
  }

  private boolean changesAll(Batch<?> batch) {
    return batch.items().isEmpty() || scope.changesAll(batch.type());
  }

  private void writeAll() {
    batches.values().forEach(this::claim);
    batches.values().forEach(this::insert);
    List<FieldError> errors = new ArrayList<>();
    references.check(errors);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    batches.values().forEach(this::relate);
    batches.values().forEach(this::finish);
    batches.values().forEach(this::requireWithin);
  }

  /** Claims last, so that what is not written claims nothing. */
  private <R extends Entity<R>> void claim(Batch<R> batch) {
    batch.items().replaceAll(item -> claimed(batch.type(), item));
  }

  private <R extends Entity<R>> Item<R> claimed(EntityType<R> type, Item<R> item) {
    Changes<R> changes = item.changes().copy();
    rules.of(type).forEach(rule -> rule.claim(scope, changes, true));
    if (changes.values().equals(item.changes().values())) {
      return item;
    }
    Draft<R> draft = item.draft().apply(changes);
    return new Item<>(draft, draft.entity(), changes, item.added(), item.written());
  }

  private <R extends Entity<R>> void requireWithin(Batch<R> batch) {
    List<UUID> ids = batch.items().stream().map(item -> item.entity().id().value()).toList();
    new RowGate(scope).require(batch.type(), ids);
  }

  private <R extends Entity<R>> void insert(Batch<R> batch) {
    EntityType<R> type = batch.type();
    List<R> entities = batch.items().stream().map(Item::entity).toList();
    new TenantRows(scope, type.table(), type.tenantColumn())
        .columns(type.properties().stream().map(each -> each.column().field()).toList())
        .explained(error -> Violations.explain(type, entities, error))
        .send(batch.items().stream().map(item -> item.draft().row()));
  }

  private <R extends Entity<R>> void relate(Batch<R> batch) {
    Map<Link<R, ?>, Map<UUID, Set<UUID>>> links = new LinkedHashMap<>();
    for (Item<R> item : batch.items()) {
      item.changes()
          .links()
          .forEach(
              (link, change) ->
                  links
                      .computeIfAbsent(link, l -> new LinkedHashMap<>())
                      .put(
                          item.entity().id().value(),
                          new LinkedHashSet<>(LinkWriter.mentioned(change))));
    }
    links.forEach((link, rows) -> relate(batch, link, rows));
  }

  private <R extends Entity<R>> void relate(
      Batch<R> batch, Link<R, ?> link, Map<UUID, Set<UUID>> rows) {
    try {
      LinkWriter writer = new LinkWriter(scope);
      Map<UUID, List<UUID>> added =
          link.discriminator() == null
              ? writer.insertFirst(link, rows, linked)
              : writer.insertNew(link, rows);
      for (Item<R> item : batch.items()) {
        item.added().put(link, added.getOrDefault(item.entity().id().value(), List.of()));
      }
    } catch (DataAccessException e) {
      throw Violations.explain(link.field(), e);
    }
  }

  private <R extends Entity<R>> void finish(Batch<R> batch) {
    List<Write<R>> writes = new ArrayList<>();
    for (int from = 0; from < batch.items().size(); from += FINISHED_AT_ONCE) {
      int to = Math.min(batch.items().size(), from + FINISHED_AT_ONCE);
      writes.addAll(finish(batch.type(), batch.items().subList(from, to)));
    }
    if (!writes.isEmpty()) {
      rules.of(batch.type()).forEach(rule -> rule.afterAll(writer, writes));
    }
  }

  private <R extends Entity<R>> List<Write<R>> finish(EntityType<R> type, List<Item<R>> items) {
    items.forEach(item -> item.changes().parts().keySet().forEach(each -> write(each, item)));
    AuditTrail trail = new AuditTrail(scope);
    List<Write<R>> writes = new ArrayList<>();
    trail.addAll(
        items.stream()
            .map(item -> new Write<>(Write.Kind.CREATE, type, null, item.entity(), changed(item)))
            .peek(writes::add)
            .map(write -> trail.entry("create", type, write.after(), write.changes())));
    rules.observers().forEach(observer -> observer.writtenAll(scope.unlimited(), writes));
    return writes;
  }

  private <R extends Entity<R>> FieldChanges changed(Item<R> item) {
    FieldChanges changed = item.draft().changesFrom(null);
    item.added()
        .forEach((link, ids) -> note(link.field(), ListDiff.ofIds(List.of(), ids), changed));
    item.written().forEach((parts, diff) -> note(parts.name(), diff, changed));
    return changed;
  }

  private static void note(String field, ListDiff diff, FieldChanges changed) {
    if (!diff.isEmpty()) {
      changed.addList(field, diff.removed(), diff.added());
    }
  }

  private <R extends Entity<R>, P> void write(Parts<R, P> parts, Item<R> item) {
    UUID id = item.entity().id().value();
    item.written()
        .put(parts, new PartWriter<>(scope, parts).apply(id, item.changes().parts(parts)));
  }
}
