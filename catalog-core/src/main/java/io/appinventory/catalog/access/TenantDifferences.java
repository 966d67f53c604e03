package io.appinventory.catalog.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.session.Masking;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an audit entry of a tenant says that changed. */
final class TenantDifferences {
  private TenantDifferences() {}

  /** From one state to another; from nothing when there was none before. */
  static FieldChanges between(@Nullable Tenant before, Tenant after) {
    FieldChanges changes = new FieldChanges();
    if (before == null) {
      add(changes, "slug", null, after.slug());
      add(changes, "name", null, after.name());
      add(changes, "active", null, after.active());
      return changes;
    }
    add(changes, "name", before.name(), after.name());
    add(changes, "active", before.active(), after.active());
    if (before.active() == after.active() || after.status() == TenantStatus.SUSPENDED) {
      add(changes, "status", before.status().code(), after.status().code());
    }
    add(changes, "max_users", before.maxUsers(), after.maxUsers());
    add(changes, "max_projects", before.maxProjects(), after.maxProjects());
    add(changes, "max_storage_gb", before.maxStorageGb(), after.maxStorageGb());
    add(changes, "type", code(before.type()), code(after.type()));
    add(changes, "plan", before.plan().code(), after.plan().code());
    addMasked(changes, "billing_email", before.billingEmail(), after.billingEmail());
    return changes;
  }

  private static void add(
      FieldChanges changes, String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(field, node(before), node(after));
    }
  }

  private static @Nullable String code(@Nullable Coded value) {
    return value == null ? null : value.code();
  }

  /** That a personal value changed, and not what it is. */
  private static void addMasked(
      FieldChanges changes, String field, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after)) {
      changes.add(field, Masking.masked(node(before)), Masking.masked(node(after)));
    }
  }

  private static JsonNode node(@Nullable Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (value) {
      case null -> json.nullNode();
      case Integer number -> json.numberNode(number);
      case Boolean flag -> json.booleanNode(flag);
      default -> json.textNode(value.toString());
    };
  }
}
