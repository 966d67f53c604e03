package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.document.Entry.Identity;
import io.appinventory.catalog.document.Fields.Field;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the structure of a document: everything that can be told without the catalog. */
final class DocumentReader {
  private static final Set<String> TENANT = Set.of("slug", "name");

  private final CatalogModel model;
  private final Problems problems;
  private final Set<String> held = new TreeSet<>();

  DocumentReader(CatalogModel model, Problems problems) {
    this.model = model;
    this.problems = problems;
    model.types().stream()
        .filter(type -> DocumentType.of(type).isHeld())
        .forEach(type -> held.add(type.name()));
  }

  /** One collection for each type, in the order of the model. */
  Map<EntityType<?>, DocumentCollection<?>> read(JsonNode document) {
    Map<String, Field> lists = new HashMap<>();
    if (document.isObject()) {
      Fields.of("", document, problems).forEach(field -> lists.put(field.name(), field));
      checkFormat(document.get("format"));
      checkTenant(document.get("tenant"));
      lists.values().forEach(this::checkKnown);
    } else {
      problems.add("document", "wrong_type", "is not a JSON object");
    }
    Map<EntityType<?>, DocumentCollection<?>> collections = new LinkedHashMap<>();
    model.types().forEach(type -> collections.put(type, collection(type, lists.get(type.name()))));
    return collections;
  }

  private void checkFormat(@Nullable JsonNode format) {
    if (format == null) {
      problems.add("format", "required", "is missing, expected " + DocumentLoader.FORMAT);
    } else if (!DocumentLoader.FORMAT.equals(format.textValue())) {
      problems.add(
          "format",
          "not_allowed",
          "is " + ValueType.shortened(format.toString()) + ", expected " + DocumentLoader.FORMAT);
    }
  }

  private void checkTenant(@Nullable JsonNode tenant) {
    if (tenant == null) {
      return;
    }
    if (!tenant.isObject()) {
      problems.add("tenant", "wrong_type", "is not an object");
    }
    for (Field field : Fields.of("tenant", tenant, problems)) {
      if (!TENANT.contains(field.name())) {
        problems.add(field.path(), "unknown_field", "is not a field of a tenant");
      } else if (!field.value().isTextual()) {
        problems.add(field.path(), "wrong_type", "is not text");
      }
    }
  }

  private void checkKnown(Field field) {
    if (!held.contains(field.name()) && !Set.of("format", "tenant").contains(field.name())) {
      problems.add(
          field.path(),
          "unknown_field",
          "is not a collection of a document" + Names.suggestion(field.name(), held));
    }
  }

  private <R extends Entity<R>> DocumentCollection<R> collection(
      EntityType<R> of, @Nullable Field list) {
    DocumentType<R> type = DocumentType.of(of);
    if (list == null || !type.isHeld()) {
      return new DocumentCollection<>(type, false, List.of());
    }
    if (!list.value().isArray()) {
      problems.add(list.path(), "wrong_type", "is not a list");
    }
    List<Entry<R>> entries = new ArrayList<>();
    Map<Identity, String> paths = new HashMap<>();
    for (int i = 0; i < list.value().size(); i++) {
      String path = list.path() + "[" + i + "]";
      new EntryReader<>(type, model, path, problems)
          .read(list.value().get(i))
          .filter(entry -> isFirst(type, entry, paths))
          .ifPresent(entries::add);
    }
    return new DocumentCollection<>(type, true, entries);
  }

  private <R extends Entity<R>> boolean isFirst(
      DocumentType<R> type, Entry<R> entry, Map<Identity, String> paths) {
    String other = entry.key() == null ? null : paths.putIfAbsent(entry.identity(), entry.path());
    if (other != null) {
      problems.add(
          entry.at(type.type().key().name()),
          "duplicate",
          "is there twice, also as " + other + ": " + ValueType.shortened(entry.identity().key()));
    }
    return other == null;
  }
}
