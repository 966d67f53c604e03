package io.appinventory.catalog.store;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that happens before something is written: rules may say more, and everything is checked. */
public final class Rehearsal {
  private final Scope scope;
  private final RuleBook rules;

  /** For any scope. */
  public Rehearsal(Scope scope, RuleBook rules) {
    this.scope = scope;
    this.rules = rules;
  }

  /**
   * The entity as {@link EntityWriter#create} would make it, for whoever may read it. Its id is
   * new, and its unique values may be taken.
   *
   * @throws InvalidInputException when a value is missing, too long, not allowed or refers to what
   *     is not there
   */
  public <R extends Entity<R>> Rehearsed<R> create(EntityType<R> type, Changes<R> changes) {
    Permissions.requireRead(scope.principal(), type.name());
    Changes<R> said = foreseen(type, null, changes);
    Draft<R> draft = Draft.fresh(type, scope).apply(said);
    R entity = checked(References.momentary(scope), type, null, draft, said);
    return new Rehearsed<>(entity, said);
  }

  /**
   * What would be written.
   *
   * @param entity the entity
   * @param changes what was said, and what the rules said
   */
  public record Rehearsed<R extends Entity<R>>(R entity, Changes<R> changes) {}

  /**
   * What is wrong with a write, by itself: what it refers to is not looked for.
   *
   * @param before the entity that is changed; null for a creation
   * @param changes what is said
   */
  public <R extends Entity<R>> List<FieldError> objections(
      EntityType<R> type, @Nullable R before, Changes<R> changes) {
    Changes<R> said = foreseen(type, before, changes);
    Draft<R> draft = before == null ? Draft.fresh(type, scope) : Draft.of(type, before);
    List<FieldError> errors = new ArrayList<>();
    new InputCheck<>(References.momentary(scope), type, said, errors).runWithoutReferences();
    examine(type, before, draft.apply(said), said, errors);
    return errors;
  }

  /** What is said and what the rules add to it; the caller may say the same again. */
  <R extends Entity<R>> Changes<R> prepared(
      EntityType<R> type, @Nullable R before, Changes<R> changes) {
    return prepared(type, before, changes, true);
  }

  /** The same for a write that is only tried. */
  private <R extends Entity<R>> Changes<R> foreseen(
      EntityType<R> type, @Nullable R before, Changes<R> changes) {
    return prepared(type, before, changes, false);
  }

  private <R extends Entity<R>> Changes<R> prepared(
      EntityType<R> type, @Nullable R before, Changes<R> changes, boolean lasting) {
    Changes<R> said = changes.copy();
    rules.of(type).forEach(rule -> rule.prepare(scope, before, said));
    if (before == null) {
      rules.of(type).forEach(rule -> rule.claim(scope, said, lasting));
    }
    return said;
  }

  /** The entity of a draft, when nothing is wrong with it. */
  <R extends Entity<R>> R checked(
      EntityType<R> type, @Nullable R before, Draft<R> draft, Changes<R> changes) {
    return checked(References.lasting(scope), type, before, draft, changes);
  }

  private <R extends Entity<R>> R checked(
      References references,
      EntityType<R> type,
      @Nullable R before,
      Draft<R> draft,
      Changes<R> changes) {
    List<FieldError> errors = new ArrayList<>();
    new InputCheck<>(references, type, changes, errors).run();
    Optional<R> after = examine(type, before, draft, changes, errors);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
    return after.orElseThrow();
  }

  private <R extends Entity<R>> Optional<R> examine(
      EntityType<R> type,
      @Nullable R before,
      Draft<R> draft,
      Changes<R> changes,
      List<FieldError> errors) {
    draft.reportMissing(changes, errors);
    Optional<R> after = draft.missing().isEmpty() ? Optional.of(draft.entity()) : Optional.empty();
    after.ifPresent(
        entity -> {
          if (before != null) {
            Moves.check(type, before, entity, errors);
          }
          rules.of(type).forEach(rule -> rule.check(scope, before, entity, changes, errors));
        });
    return after;
  }
}
