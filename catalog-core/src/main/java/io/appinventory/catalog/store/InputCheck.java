package io.appinventory.catalog.store;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LinkChange;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Masking;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks what is said against the descriptions: limits of values, duplicates in lists, and that
 * what is referred to is there.
 *
 * @param <R> the record
 */
final class InputCheck<R extends Entity<R>> {
  private final EntityType<R> type;
  private final Changes<R> changes;
  private final List<FieldError> errors;
  private final References references;

  InputCheck(
      References references, EntityType<R> type, Changes<R> changes, List<FieldError> errors) {
    this.type = type;
    this.changes = changes;
    this.errors = errors;
    this.references = references;
  }

  void run() {
    runWithoutReferences();
    references.check(errors);
  }

  /** Leaves the references to whoever checks those of many entities at once. */
  void runWithoutReferences() {
    changes.values().keySet().forEach(this::checkValue);
    type.toOnes().forEach(this::wantToOne);
    changes.links().forEach(this::wantLink);
    changes.parts().forEach((parts, rows) -> checkParts(parts));
  }

  private <T> void checkValue(Property<R, T> property) {
    T value = changes.value(property);
    if (value != null) {
      checkLimits(property.name(), property, value);
    } else if (property.required() && changes.says(property)) {
      errors.add(new FieldError(property.name(), "required", "cannot be null"));
    }
  }

  private <O, T> void checkLimits(String field, Property<O, T> property, T value) {
    if (property.sensitivity() == Sensitivity.PERSONAL
        && value instanceof String text
        && text.contains(Masking.MARK)) {
      errors.add(new FieldError(field, "masked", "is the mask of a value, not a value"));
    }
    try {
      property.type().check(value);
    } catch (InvalidValueException e) {
      errors.add(new FieldError(field, e.code(), e.reason()));
    }
  }

  private <T extends Entity<T>> void wantToOne(ToOne<R, T> reference) {
    if (reference.property().access() == Access.READ_ONLY) {
      return; // The catalog took it from what is there, whether or not the caller may see it.
    }
    var id = changes.value(reference.property());
    if (id != null) {
      references.want(reference.property().name(), reference.target(), List.of(id.value()));
    }
  }

  private void wantLink(Link<R, ?> link, LinkChange change) {
    String input = link.input();
    if (input == null) {
      errors.add(new FieldError(link.name(), "read_only", "is written at its other end only"));
    } else {
      references.want(input, link.target(), LinkWriter.mentioned(change));
    }
  }

  private <P> void checkParts(Parts<R, P> parts) {
    PartType<P> rows = parts.target();
    Set<List<Object>> keys = new HashSet<>();
    List<P> said = changes.parts(parts).rows();
    for (int i = 0; i < said.size(); i++) {
      String path = parts.name() + "[" + i + "]";
      P row = said.get(i);
      rows.properties().forEach(property -> checkPartValue(path, property, row));
      rows.relations().forEach(relation -> wantPartReference(path, relation, row));
      if (!keys.add(rows.keyOf(row)) && !rows.appendOnly()) {
        errors.add(new FieldError(path, "duplicate", "is there twice"));
      }
    }
  }

  private <P, T> void checkPartValue(String path, Property<P, T> property, P row) {
    T value = property.of(row);
    if (value != null) {
      checkLimits(path + "." + property.name(), property, value);
    }
  }

  private <P> void wantPartReference(String path, Relation<P, ?> relation, P row) {
    if (relation instanceof ToOne<P, ?> reference) {
      wantPartToOne(path, reference, row);
    }
  }

  private <P, T extends Entity<T>> void wantPartToOne(String path, ToOne<P, T> reference, P row) {
    var id = reference.property().of(row);
    if (id != null) {
      references.want(
          path + "." + reference.property().name(), reference.target(), List.of(id.value()));
    }
  }
}
