package io.appinventory.catalog.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.SummaryJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.JSONEntry;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Reads what is shown of matches: of all types in one statement. */
final class HitReader {
  private static final Field<String> TYPE = DSL.field(DSL.name("type"), String.class);
  private static final Field<UUID> ID = DSL.field(DSL.name("id"), UUID.class);
  private static final Field<String> LABEL = DSL.field(DSL.name("label"), String.class);
  private static final Field<JSONB> SUMMARY = DSL.field(DSL.name("summary"), JSONB.class);
  private static final Field<JSONB> TEXTS = DSL.field(DSL.name("texts"), JSONB.class);

  private final Scope scope;
  private final MatchFinder finder;

  HitReader(Scope scope, Question question) {
    this.scope = scope;
    this.finder = new MatchFinder(question);
  }

  /** The hits of matches, in their order; without those that are gone by now. */
  List<Hit> read(List<SearchCursor> matches) {
    Map<String, List<UUID>> byType = new LinkedHashMap<>();
    matches.forEach(
        match -> byType.computeIfAbsent(match.type(), type -> new ArrayList<>()).add(match.id()));
    Optional<Select<Record>> all =
        byType.entrySet().stream()
            .map(entry -> rows(type(entry.getKey()), entry.getValue()))
            .reduce(Select::unionAll);
    Map<List<Object>, Record> rows = new LinkedHashMap<>();
    all.ifPresent(
        select ->
            scope
                .dsl()
                .fetch(select)
                .forEach(row -> rows.put(List.of(row.get(TYPE), row.get(ID)), row)));
    return matches.stream().flatMap(match -> hit(match, rows).stream()).toList();
  }

  private EntityType<?> type(String name) {
    return scope.model().type(name).orElseThrow();
  }

  private <R extends Entity<R>> Select<Record> rows(EntityType<R> type, List<UUID> ids) {
    List<Field<?>> columns =
        List.of(
            DSL.inline(type.name()).as(TYPE),
            type.idColumn().as(ID),
            type.label().column().as(String.class, type.table()).as(LABEL),
            SummaryJson.of(scope, type, type.table()).as(SUMMARY),
            texts(type).as(TEXTS));
    return DSL.select(columns)
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .and(type.header().deletedAt().column().field().isNull())
        .and(type.idColumn().eq(DSL.any(ids.toArray(UUID[]::new))));
  }

  private static <R extends Entity<R>> List<String> fields(EntityType<R> type) {
    return SearchedProperties.of(type).stream().map(Property::name).toList();
  }

  private static <R extends Entity<R>> Field<JSONB> texts(EntityType<R> type) {
    List<JSONEntry<?>> entries = new ArrayList<>();
    for (Property<R, ?> property : SearchedProperties.of(type)) {
      entries.add(DSL.key(property.name()).value(value(property, type)));
    }
    return DSL.jsonbObject(entries);
  }

  private static Field<?> value(Property<?, ?> property, EntityType<?> type) {
    Field<?> column = property.column().in(type.table());
    return property.type() instanceof TextType
        ? DSL.left(column.coerce(String.class), SearchedText.MAX_LENGTH)
        : column;
  }

  private Optional<Hit> hit(SearchCursor match, Map<List<Object>, Record> rows) {
    return Optional.ofNullable(rows.get(List.of(match.type(), match.id())))
        .map(row -> hit(match, type(match.type()), row));
  }

  private Hit hit(SearchCursor match, EntityType<?> type, Record row) {
    MatchRank rank = MatchRank.of(match.rank());
    JsonNode texts = Json.ofText(row.get(TEXTS).data()).node();
    return new Hit(
        type,
        match.id(),
        row.get(LABEL),
        Json.ofText(row.get(SUMMARY).data()),
        rank,
        finder.find(rank, fields(type), texts));
  }
}
