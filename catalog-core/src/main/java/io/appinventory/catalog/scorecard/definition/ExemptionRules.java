package io.appinventory.catalog.scorecard.definition;

import static io.appinventory.db.schema.Tables.SCORECARD_EXEMPTIONS;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.PartChange;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Exemption;
import io.appinventory.catalog.scorecard.Exemptions;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Signs exemptions, checks them, and ends those of criteria that are no more. */
final class ExemptionRules {
  private final Scope scope;
  private final Optional<Scorecard> before;

  ExemptionRules(Scope scope, Optional<Scorecard> before) {
    this.scope = scope;
    this.before = before;
  }

  void prepare(Changes<Scorecard> changes) {
    if (changes.parts().containsKey(Scorecards.EXEMPTIONS)) {
      sign(changes);
    } else if (before.isPresent() && changes.parts().containsKey(Scorecards.CRITERIA)) {
      endOrphans(changes);
    }
  }

  private void sign(Changes<Scorecard> changes) {
    Map<List<Object>, Exemption> stored = stored();
    PartChange<Exemption> change = changes.parts(Scorecards.EXEMPTIONS);
    List<Exemption> signed = change.rows().stream().map(row -> signed(row, stored)).toList();
    switch (change) {
      case PartChange.Replace<Exemption> replace -> changes.parts(Scorecards.EXEMPTIONS, signed);
      case PartChange.Edit<Exemption> edit ->
          signed.forEach(row -> changes.add(Scorecards.EXEMPTIONS, row));
    }
  }

  /** What says the same as before stays as it was signed. */
  private Exemption signed(Exemption said, Map<List<Object>, Exemption> stored) {
    Instant until = said.expiresAt();
    Exemption row =
        until == null
            ? said
            : Exemption.of(
                said.criterion(),
                said.entityType(),
                said.entityId(),
                said.reason(),
                Exemptions.EXPIRES_AT.column().normalized(until));
    Exemption same = stored.get(key(row));
    return same != null && same.saysTheSame(row)
        ? same
        : row.granted(scope.now(), scope.principal().userId().orElse(null));
  }

  private void endOrphans(Changes<Scorecard> changes) {
    List<Criterion> kept = DraftParts.of(Scorecards.CRITERIA, criteria(), changes).plain();
    Set<String> names = kept.stream().map(Criterion::name).collect(Collectors.toSet());
    stored().values().stream()
        .filter(row -> !names.contains(row.criterion()))
        .forEach(row -> changes.remove(Scorecards.EXEMPTIONS, row));
  }

  private List<Criterion> criteria() {
    UUID id = before.orElseThrow().id().value();
    return new DefinitionReader(scope)
        .read(List.of(id)).stream().flatMap(each -> each.criteria().stream()).toList();
  }

  private static List<Object> key(Exemption row) {
    return Exemptions.TYPE.keyOf(row);
  }

  private Map<List<Object>, Exemption> stored() {
    Map<List<Object>, Exemption> stored = new LinkedHashMap<>();
    before.ifPresent(
        scorecard -> read(scorecard.id().value()).forEach(row -> stored.put(key(row), row)));
    return stored;
  }

  private List<Exemption> read(UUID scorecard) {
    Projection<Exemption> projection = Projection.of(Exemptions.TYPE);
    return scope
        .dsl()
        .select(projection.fields(SCORECARD_EXEMPTIONS))
        .from(SCORECARD_EXEMPTIONS)
        .where(SCORECARD_EXEMPTIONS.TENANT_ID.eq(scope.tenantId()))
        .and(SCORECARD_EXEMPTIONS.SCORECARD_ID.eq(scorecard))
        .fetch(row -> projection.read(row, 0));
  }

  /**
   * Checks what is said.
   *
   * @param criteria all that the scorecard will have
   * @param types what it will be for
   */
  void check(
      Changes<Scorecard> changes,
      List<Criterion> criteria,
      List<EntityType<?>> types,
      List<FieldError> errors) {
    PartChange<Exemption> change = changes.parts(Scorecards.EXEMPTIONS);
    if (change.rows().isEmpty()) {
      return;
    }
    Set<String> names = criteria.stream().map(Criterion::name).collect(Collectors.toSet());
    Set<UUID> found = new HashSet<>();
    types.forEach(type -> found.addAll(existing(type, change.rows())));
    for (int i = 0; i < change.rows().size(); i++) {
      check("exemptions[" + i + "]", change.rows().get(i), names, types, found, errors);
    }
  }

  private void check(
      String path,
      Exemption row,
      Set<String> criteria,
      List<EntityType<?>> types,
      Set<UUID> found,
      List<FieldError> errors) {
    if (!criteria.contains(row.criterion())) {
      errors.add(
          new FieldError(
              path + ".criterion",
              "not_found",
              "is '" + row.criterion() + "', which is no criterion"));
    }
    if (!Objects.equals(row.createdAt(), scope.now())) {
      return; // Granted before; the entity may have been deleted since.
    }
    if (types.stream().noneMatch(type -> type.name().equals(row.entityType()))) {
      errors.add(
          new FieldError(
              path + ".entity_type",
              "not_allowed",
              "is '" + row.entityType() + "', which the scorecard is not for"));
    } else if (!found.contains(row.entityId())) {
      errors.add(new FieldError(path + ".entity_id", "not_found", "refers to what does not exist"));
    }
    if (!row.holds(scope.now())) {
      errors.add(new FieldError(path + ".expires_at", "out_of_range", "is over already"));
    }
  }

  private <R extends Entity<R>> Set<UUID> existing(EntityType<R> type, List<Exemption> rows) {
    List<Id<R>> ids =
        rows.stream()
            .filter(row -> row.entityType().equals(type.name()))
            .map(row -> Id.<R>of(row.entityId()))
            .toList();
    return ids.isEmpty()
        ? Set.of()
        : new EntityReader(scope)
            .all(type, ids).stream().map(entity -> entity.id().value()).collect(Collectors.toSet());
  }
}
