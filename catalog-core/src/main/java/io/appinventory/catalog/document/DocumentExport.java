package io.appinventory.catalog.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.store.Detail;
import io.appinventory.catalog.store.EntityReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * Writes a whole tenant as one document, which {@link DocumentLoader} reads: for backups and for
 * moving between installations. What has secrets (users) is left out, and so is what is deleted or
 * not for the eyes of who asks, with the rows that need it. What who asks may not take away is
 * masked, and such a document is not read back. Entities are read one by one, each with all that it
 * is related to.
 */
public final class DocumentExport {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Reader reader;
  private final Masking masking;
  private final RowExport rows;

  /** Of one tenant. */
  public DocumentExport(Reader reader) {
    this.reader = reader;
    this.masking = Masking.ofRecords(reader.scope().principal().role());
    this.rows = new RowExport(reader, masking);
  }

  /**
   * Writes the document.
   *
   * @throws IllegalStateException when an entity is related to more than {@value
   *     EntityReader#MAX_RELATED} others of a kind, which cannot be read at once
   */
  public void write(Writer out) throws IOException {
    JsonGenerator json = JSON.getFactory().createGenerator(out).useDefaultPrettyPrinter();
    json.writeStartObject();
    json.writeStringField("format", DocumentLoader.FORMAT);
    for (EntityType<?> type : reader.scope().model().types()) {
      writeCollection(json, type);
    }
    json.writeEndObject();
    json.flush();
  }

  private <R extends Entity<R>> void writeCollection(JsonGenerator json, EntityType<R> of)
      throws IOException {
    DocumentType<R> type = DocumentType.of(of);
    if (!type.isHeld() || !Permissions.mayRead(reader.scope().principal().role(), of.name())) {
      return;
    }
    json.writeArrayFieldStart(of.name());
    Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_SIZE));
    while (next.isPresent()) {
      Page<R> page = reader.list(of, ListQuery.all().withoutTotal().page(next.get()));
      for (R entity : page.items()) {
        JSON.writeTree(json, tree(type, reader.detail(of, entity.id())));
      }
      next = page.next().map(cursor -> new PageRequest.At(cursor, PageRequest.MAX_SIZE));
    }
    json.writeEndArray();
  }

  private <R extends Entity<R>> ObjectNode tree(DocumentType<R> type, Detail<R> detail) {
    ObjectNode tree = JSON.createObjectNode();
    for (Property<R, ?> property : type.type().properties()) {
      if (type.names().contains(property.name())) {
        put(tree, property, detail.entity());
      }
    }
    for (Relation<R, ?> relation : type.type().relations()) {
      if (type.names().contains(relation.name())) {
        put(tree, relation, detail.json(relation).node());
      }
    }
    return tree;
  }

  private <R, T> void put(ObjectNode tree, Property<R, T> property, R entity) {
    tree.set(property.name(), masking.seen(property, property.toJson(property.of(entity))));
    if (masking.hides(property)) {
      tree.withArrayProperty(EntityJson.MASKED).add(property.name());
    }
  }

  private void put(ObjectNode tree, Relation<?, ?> relation, JsonNode shown) {
    if (shown.isArray() && shown.size() >= EntityReader.MAX_RELATED) {
      throw new IllegalStateException(
          "more than " + EntityReader.MAX_RELATED + " " + relation.name() + " of one entity");
    }
    if (relation instanceof ToOne<?, ?> reference) {
      tree.set(reference.name(), rows.key(reference.target(), shown));
    } else if (relation instanceof Link<?, ?> link) {
      ArrayNode keys = tree.putArray(link.name());
      shown.forEach(one -> keys.add(rows.key(link.target(), one)));
    } else if (relation instanceof Parts<?, ?> parts) {
      ArrayNode list = tree.putArray(parts.name());
      shown.forEach(one -> rows.row(parts.target(), one).ifPresent(list::add));
    }
  }
}
