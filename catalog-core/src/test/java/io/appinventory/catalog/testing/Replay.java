package io.appinventory.catalog.testing;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditLogs;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A catalog made again from nothing but its audit log. Each entry must fit what the entries before
 * it made: what it calls old is there, what it takes out is there, what it adds is not.
 */
public final class Replay {
  private final CatalogModel model;
  private final Map<String, Map<String, JsonNode>> entities = new HashMap<>();
  private final Map<String, List<Json>> rows = new HashMap<>();
  private final Set<String> links = new TreeSet<>();

  /** Empty. */
  public Replay(CatalogModel model) {
    this.model = model;
  }

  /** The audit log of a tenant in its order. */
  public static List<AuditEntry> log(DSLContext owner, UUID tenant) {
    Projection<AuditEntry> entry = Projection.of(AuditLogs.TYPE);
    return owner
        .select(entry.fields(AUDIT_LOGS))
        .from(AUDIT_LOGS)
        .where(AUDIT_LOGS.TENANT_ID.eq(tenant))
        .orderBy(AUDIT_LOGS.TIMESTAMP, AUDIT_LOGS.ID)
        .fetch(row -> entry.read(row, 0));
  }

  /** Applies an entry. */
  public void apply(AuditEntry entry) {
    EntityType<?> type = model.type(entry.entityType()).orElseThrow();
    String key = key(type, String.valueOf(entry.entityId()));
    assertThat(entities.containsKey(key))
        .as("%s %s", entry.action(), key)
        .isEqualTo(!entry.action().equals("create"));
    entities.computeIfAbsent(key, k -> new LinkedHashMap<>());
    if (entry.changes() != null) {
      entry.changes().node().properties().forEach(e -> apply(type, key, e.getKey(), e.getValue()));
    }
  }

  private void apply(EntityType<?> type, String key, String field, JsonNode change) {
    assertThat(change.propertyStream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrder("old", "new");
    if (type.property(field).isPresent()) {
      Map<String, JsonNode> values = entities.get(key);
      JsonNode old = values.getOrDefault(field, NullNode.getInstance());
      assertThat(Json.of(old)).as("old %s of %s", field, key).isEqualTo(Json.of(change.get("old")));
      values.put(field, change.get("new"));
    } else {
      relation(type, field, key, change);
    }
  }

  private void relation(EntityType<?> type, String field, String key, JsonNode change) {
    for (Relation<?, ?> relation : type.relations()) {
      if (relation instanceof Link<?, ?> link && field.equals(link.input())) {
        String id = key.substring(key.indexOf(' ') + 1);
        change
            .get("old")
            .forEach(other -> assertThat(links.remove(row(link, id, other.asText()))).isTrue());
        change
            .get("new")
            .forEach(other -> assertThat(links.add(row(link, id, other.asText()))).isTrue());
        return;
      }
      if (relation instanceof Parts<?, ?> parts && field.equals(parts.name())) {
        List<Json> owned = rows.computeIfAbsent(key + " " + field, k -> new ArrayList<>());
        change.get("old").forEach(row -> assertThat(owned.remove(Json.of(row))).isTrue());
        change.get("new").forEach(row -> owned.add(Json.of(row)));
        return;
      }
    }
    throw new AssertionError(type + " has no field " + field);
  }

  private static String key(EntityType<?> type, String id) {
    return type.name() + " " + id;
  }

  /** One row of a link table, whichever end tells of it. */
  static String row(Link<?, ?> link, String near, String far) {
    Discriminator shared = link.discriminator();
    Map<String, String> row = new TreeMap<>();
    row.put(link.near().getName(), near);
    row.put(link.far().getName(), far);
    return link.table().getName() + (shared == null ? "" : " " + shared.value()) + " " + row;
  }

  /** The values of an entity. */
  Map<String, JsonNode> values(EntityType<?> type, UUID id) {
    return entities.getOrDefault(key(type, id.toString()), Map.of());
  }

  /** The rows an entity owns. */
  List<Json> rows(EntityType<?> type, UUID id, Parts<?, ?> parts) {
    return rows.getOrDefault(key(type, id.toString()) + " " + parts.name(), List.of());
  }

  /** All rows of all link tables. */
  Set<String> links() {
    return links;
  }

  /** How many entities there are. */
  int size() {
    return entities.size();
  }
}
