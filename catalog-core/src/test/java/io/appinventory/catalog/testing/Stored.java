package io.appinventory.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What a tenant has in the database, deleted or not, as its owner sees it. */
public final class Stored {
  private final DSLContext owner;
  private final CatalogModel model;
  private final UUID tenant;

  /** Of one tenant. */
  public Stored(DSLContext owner, CatalogModel model, UUID tenant) {
    this.owner = owner;
    this.model = model;
    this.tenant = tenant;
  }

  /** The version of every entity, by type and id. */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (EntityType<?> type : model.types()) {
      all(type).forEach(each -> versions.put(type + " " + each.id(), each.rowVersion()));
    }
    return versions;
  }

  /** Requires that the audit log made again just what is here. */
  public void requireSameAs(Replay replay) {
    int size = 0;
    Set<String> links = new TreeSet<>();
    for (EntityType<?> type : model.types()) {
      size += requireSame(type, replay);
      type.relations().forEach(relation -> addLinks(relation, links));
    }
    assertThat(replay.size()).isEqualTo(size);
    assertThat(replay.links()).isEqualTo(links);
  }

  private <R extends Entity<R>> int requireSame(EntityType<R> type, Replay replay) {
    List<R> all = all(type);
    for (R entity : all) {
      Map<String, JsonNode> values = replay.values(type, entity.id().value());
      for (Property<R, ?> property : type.properties()) {
        boolean follows = property.access() == Access.READ_ONLY && property.isFilledIn();
        if (!type.header().isBookkeeping(property) && !follows) {
          requireSame(property, entity, values);
        }
      }
      for (Relation<R, ?> relation : type.relations()) {
        if (relation instanceof Parts<R, ?> parts) {
          assertThat(replay.rows(type, entity.id().value(), parts))
              .as("%s of %s %s", parts.name(), type, entity.id())
              .containsExactlyInAnyOrderElementsOf(rows(parts, entity.id().value()));
        }
      }
    }
    return all.size();
  }

  private static <R, T> void requireSame(
      Property<R, T> property, R entity, Map<String, JsonNode> values) {
    JsonNode told = values.getOrDefault(property.name(), NullNode.getInstance());
    assertThat(Json.of(told))
        .as(property.name())
        .isEqualTo(Json.of(property.toJson(property.of(entity))));
    if (property.access() == Access.SECRET) {
      assertThat(told.asText()).isIn("********", "null");
    }
  }

  private <R extends Entity<R>> List<R> all(EntityType<R> type) {
    return owner
        .select(type.projection().fields(type.table()))
        .from(type.table())
        .where(type.tenantColumn().eq(tenant))
        .fetch(row -> type.projection().read(row, 0));
  }

  private <P> List<Json> rows(Parts<?, P> parts, UUID id) {
    PartType<P> type = parts.target();
    Projection<P> projection = Projection.of(type);
    return owner
        .select(projection.fields(type.table()))
        .from(type.table())
        .where(type.tenantColumn().eq(tenant))
        .and(parts.owner().eq(id))
        .and(marked(parts.discriminator()))
        .fetch(row -> json(type, projection.read(row, 0)));
  }

  private static <P> Json json(PartType<P> type, P row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    type.properties().forEach(property -> json.set(property.name(), value(property, row)));
    return Json.of(json);
  }

  private static <P, T> JsonNode value(Property<P, T> property, P row) {
    return property.toJson(property.of(row));
  }

  private void addLinks(Relation<?, ?> relation, Set<String> links) {
    if (relation instanceof Link<?, ?> link && link.input() != null) {
      owner
          .select(link.near(), link.far())
          .from(link.table())
          .where(link.tenantColumn().eq(tenant))
          .and(marked(link.discriminator()))
          .forEach(row -> links.add(Replay.row(link, row.value1() + "", row.value2() + "")));
    }
  }

  private static Condition marked(Discriminator shared) {
    return shared == null ? DSL.noCondition() : shared.column().eq(shared.value());
  }

  /** Every text the tenant's audit log holds. */
  public List<String> auditTexts() {
    return new ArrayList<>(
        owner
            .resultQuery("select a::text from audit_logs a where tenant_id = ?", tenant)
            .fetchInto(String.class));
  }
}
