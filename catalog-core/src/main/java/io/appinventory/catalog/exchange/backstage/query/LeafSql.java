package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;
import static io.appinventory.db.schema.Tables.BACKSTAGE_RELATIONS;
import static io.appinventory.db.schema.Tables.BACKSTAGE_VALUES;

import io.appinventory.catalog.exchange.backstage.view.Leaves;
import io.appinventory.catalog.exchange.backstage.view.RelationType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.Routines;
import io.appinventory.db.schema.tables.BackstageRelations;
import io.appinventory.db.schema.tables.BackstageValues;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The values that a row's document has under a key, as parts of statements. */
final class LeafSql {
  /** Paths that are written in one way only, if at all; what is no text there is looked for. */
  private static final Map<String, List<String>> PLAIN =
      Map.ofEntries(
          Map.entry("apiversion", List.of("apiVersion")),
          Map.entry("kind", List.of("kind")),
          Map.entry("metadata.description", List.of("metadata", "description")),
          Map.entry("metadata.name", List.of("metadata", "name")),
          Map.entry("metadata.namespace", List.of("metadata", "namespace")),
          Map.entry("metadata.title", List.of("metadata", "title")),
          Map.entry("metadata.uid", List.of("metadata", "uid")),
          Map.entry("spec.domain", List.of("spec", "domain")),
          Map.entry("spec.lifecycle", List.of("spec", "lifecycle")),
          Map.entry("spec.owner", List.of("spec", "owner")),
          Map.entry("spec.profile.displayname", List.of("spec", "profile", "displayName")),
          Map.entry("spec.profile.email", List.of("spec", "profile", "email")),
          Map.entry("spec.system", List.of("spec", "system")),
          Map.entry("spec.type", List.of("spec", "type")));

  private final Scope scope;

  LeafSql(Scope scope) {
    this.scope = scope;
  }

  /** The values under a key, as they are written. */
  Select<Record1<String>> values(String key) {
    if (key.equals("metadata.etag") || key.length() > Leaves.MAX_KEY) {
      return DSL.select(DSL.inline("").as("value")).where(DSL.falseCondition());
    }
    if (key.startsWith("relations.")) {
      return relations(key);
    }
    List<String> path = PLAIN.get(key);
    if (path == null) {
      return found(key, DSL.trueCondition());
    }
    Field<JSON> parent = E.DOCUMENT;
    for (String name : path.subList(0, path.size() - 1)) {
      parent = DSL.jsonGetAttribute(parent, name);
    }
    Field<String> type =
        DSL.function(
            "json_typeof", SQLDataType.VARCHAR, DSL.jsonGetAttribute(parent, path.getLast()));
    Condition plain = DSL.coalesce(type, DSL.inline("null")).eq(DSL.inline("string"));
    Field<String> text = DSL.jsonGetAttributeAsText(parent, path.getLast());
    return DSL.select(text.as("value"))
        .where(plain.and(DSL.charLength(text).le(DSL.inline(Leaves.MAX_VALUE))))
        .unionAll(found(key, DSL.not(plain)));
  }

  private static Select<Record1<String>> found(String key, Condition where) {
    BackstageValues found =
        BACKSTAGE_VALUES.call(E.DOCUMENT.cast(SQLDataType.JSONB), DSL.inline(""), DSL.val(key));
    Field<String> value = DSL.field(DSL.name("backstage_values"), String.class);
    return DSL.select(value.as("value")).from(found).where(where);
  }

  private Select<Record1<String>> relations(String key) {
    Table<?> own = DSL.unnest(E.RELATIONS).as("own", "text");
    Field<String> text = DSL.field(DSL.name("own", "text"), String.class);
    String type = key.substring("relations.".length());
    Field<String> word = DSL.splitPart(text, DSL.inline(" "), DSL.inline(1));
    Field<String> target = DSL.substring(text, DSL.charLength(word).plus(DSL.inline(2)));
    Select<Record1<String>> stated =
        DSL.select(target.as("value")).from(own).where(DSL.lower(word).eq(type));
    return RelationType.of(type)
        .map(RelationType::inverse)
        .filter(RelationType::stated)
        .<Select<Record1<String>>>map(inverse -> stated.union(said(inverse)))
        .orElse(stated);
  }

  private Select<Record1<String>> said(RelationType type) {
    BackstageRelations r = BACKSTAGE_RELATIONS.as("r");
    return DSL.select(r.REF.as("value"))
        .from(r)
        .where(r.TENANT_ID.eq(scope.tenantId()))
        .and(r.TARGET_REF.eq(E.REF))
        .and(r.TYPE.eq(type.text()));
  }

  /** The first of the values in lower case; null where there is none. */
  Field<String> first(String key) {
    Table<?> values = values(key).asTable("leaf");
    return DSL.field(DSL.select(DSL.min(Routines.backstageLower(value(values)))).from(values));
  }

  /** That one of the values, in lower case, satisfies something. */
  Condition any(String key, Function<Field<String>, Condition> what) {
    Table<?> values = values(key).asTable("leaf");
    return DSL.exists(
        DSL.selectOne().from(values).where(what.apply(Routines.backstageLower(value(values)))));
  }

  /** The value's column in a table of {@link #values}. */
  static Field<String> value(Table<?> values) {
    return DSL.field(values.getQualifiedName().append("value"), String.class);
  }
}
