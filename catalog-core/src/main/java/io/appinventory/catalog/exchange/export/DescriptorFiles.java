package io.appinventory.catalog.exchange.export;

import static io.appinventory.db.schema.Tables.ENTITY_SOURCES;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.exchange.ExactJson;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.plan.EntityLookup;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.UserRole;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes the descriptors of a format as they came in, word for word but for layout and comments;
 * those of deleted entities and those whose source no longer has them are left out.
 */
public final class DescriptorFiles {
  private static final List<String> FIRST =
      List.of(
          "apiVersion",
          "schema-version",
          "openapi",
          "version",
          "configVersion",
          "kind",
          "name",
          "id",
          "namespace",
          "title",
          "description",
          "metadata",
          "info",
          "spec");

  private final Reader reader;

  /** Of one tenant. */
  public DescriptorFiles(Reader reader) {
    this.reader = reader;
  }

  /**
   * Writes them as one stream of documents and returns how many there were.
   *
   * @throws NotAllowedException for those who may not take personal values away, which stand
   *     anywhere in documents
   */
  public int write(Format format, Writer out) throws IOException {
    UserRole role = reader.scope().principal().role();
    if (!Permissions.mayTakeAway(role, Sensitivity.PERSONAL)) {
      throw new NotAllowedException(
          "The role " + role.code() + " may not export descriptors: nothing in them is masked.");
    }
    Dump dump =
        new Dump(
            DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setExplicitStart(true)
                .setSplitLines(false)
                .build());
    int written = 0;
    for (JsonNode document : documents(format)) {
      out.write(
          format == Format.CODEOWNERS
              ? document.path("text").asText()
              : dump.dumpToString(Objects.requireNonNull(plain(document))));
      written++;
    }
    return written;
  }

  private List<JsonNode> documents(Format format) {
    Result<? extends Record> rows =
        reader
            .scope()
            .dsl()
            .select(ENTITY_SOURCES.ENTITY_TYPE, ENTITY_SOURCES.ENTITY_ID, ENTITY_SOURCES.DOCUMENT)
            .from(ENTITY_SOURCES)
            .where(ENTITY_SOURCES.TENANT_ID.eq(reader.scope().tenantId()))
            .and(ENTITY_SOURCES.FORMAT.eq(format.code()))
            .and(ENTITY_SOURCES.ORPHANED_AT.isNull())
            .orderBy(ENTITY_SOURCES.SOURCE, ENTITY_SOURCES.LOCATION, ENTITY_SOURCES.DOCUMENT_NUMBER)
            .fetch();
    Set<UUID> living = living(rows);
    List<JsonNode> documents = new ArrayList<>();
    for (Record row : rows) {
      UUID entity = row.get(ENTITY_SOURCES.ENTITY_ID);
      if (entity == null || living.contains(entity)) {
        documents.add(ExactJson.parse(row.get(ENTITY_SOURCES.DOCUMENT).data()));
      }
    }
    return documents;
  }

  private Set<UUID> living(Result<? extends Record> rows) {
    Map<String, Set<UUID>> ids = new HashMap<>();
    for (Record row : rows) {
      String collection = row.get(ENTITY_SOURCES.ENTITY_TYPE);
      UUID entity = row.get(ENTITY_SOURCES.ENTITY_ID);
      if (collection != null && entity != null) {
        ids.computeIfAbsent(collection, c -> new HashSet<>()).add(entity);
      }
    }
    EntityLookup entities = new EntityLookup(reader.scope());
    Set<UUID> living = new HashSet<>();
    ids.forEach((collection, some) -> living.addAll(entities.living(collection, some)));
    return living;
  }

  /** As Java's own values, with the fields that people look for first at the front. */
  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      FIRST.stream().filter(node::has).forEach(name -> map.put(name, plain(node.path(name))));
      node.properties().stream()
          .filter(field -> !map.containsKey(field.getKey()))
          .forEach(field -> map.put(field.getKey(), plain(field.getValue())));
      return map;
    } else if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(plain(item)));
      return list;
    } else if (node.isNumber()) {
      return node.numberValue();
    } else if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.textValue();
  }
}
