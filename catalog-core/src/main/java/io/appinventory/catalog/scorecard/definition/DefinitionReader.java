package io.appinventory.catalog.scorecard.definition;

import static io.appinventory.db.schema.Tables.SCORECARDS;
import static io.appinventory.db.schema.Tables.SCORECARD_EXEMPTIONS;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.session.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads definitions from the database. */
public final class DefinitionReader {
  private final Scope scope;

  /** For any scope. */
  public DefinitionReader(Scope scope) {
    this.scope = scope;
  }

  /**
   * The versions of the tenant's scorecards.
   *
   * @param byId the version of each that lives
   * @param tentative whether the transaction that read them has written, so that they may be taken
   *     back
   */
  public record Versions(Map<UUID, Long> byId, boolean tentative) {
    /** Keeps a copy. */
    public Versions {
      byId = Map.copyOf(byId);
    }
  }

  /** The versions, as an expression for a statement that asks for more. */
  public Field<JSONB> versionsField() {
    return DSL.field(
        DSL.select(DSL.jsonbObjectAgg(SCORECARDS.ID.cast(String.class), SCORECARDS.ROW_VERSION))
            .from(SCORECARDS)
            .where(living()));
  }

  /**
   * Whether the transaction has written, as an expression for the same statement as {@link
   * #versionsField}.
   */
  public Field<Boolean> tentativeField() {
    return DSL.field(DSL.function("pg_current_xact_id_if_assigned", Object.class).isNotNull());
  }

  /** Reads what the two expressions gave. */
  public static Versions versions(@Nullable JSONB versions, @Nullable Boolean tentative) {
    Map<UUID, Long> byId = new LinkedHashMap<>();
    if (versions != null) {
      JsonNode node = Json.ofText(versions.data()).node();
      node.properties().forEach(e -> byId.put(UUID.fromString(e.getKey()), e.getValue().asLong()));
    }
    return new Versions(byId, Boolean.TRUE.equals(tentative));
  }

  /** The versions, in a statement of their own. */
  public Versions versions() {
    Field<JSONB> versions = versionsField();
    Field<Boolean> tentative = tentativeField();
    Record row = scope.dsl().select(versions, tentative).fetchSingle();
    return versions(row.get(0, JSONB.class), row.get(1, Boolean.class));
  }

  /** The definitions of those ids that live, in one statement. */
  public List<Definition> read(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Projection<Scorecard> own = Scorecards.TYPE.projection();
    Field<Result<Record>> criteria = parts(Scorecards.CRITERIA);
    Field<Result<Record>> levels = parts(Scorecards.LEVELS);
    Field<@Nullable String[]> exempted = exempted();
    return scope
        .dsl()
        .select(own.fields(SCORECARDS))
        .select(criteria, levels, exempted)
        .from(SCORECARDS)
        .where(living())
        .and(SCORECARDS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .fetch(
            row -> {
              Scorecard scorecard = own.read(row, 0);
              @Nullable String[] names = row.get(exempted);
              return new Definition(
                  scorecard,
                  rows(Scorecards.CRITERIA.target(), row.get(criteria)),
                  rows(Scorecards.LEVELS.target(), row.get(levels)),
                  scorecard.id().value(),
                  names == null ? Set.of() : Set.copyOf(texts(names)));
            });
  }

  private static List<String> texts(@Nullable String[] names) {
    return Arrays.stream(names).flatMap(Stream::ofNullable).toList();
  }

  private Condition living() {
    return SCORECARDS.TENANT_ID.eq(scope.tenantId()).and(SCORECARDS.DELETED_AT.isNull());
  }

  private <P> Field<Result<Record>> parts(Parts<Scorecard, P> parts) {
    PartType<P> rows = parts.target();
    return DSL.multiset(
        DSL.select(Projection.of(rows).fields(rows.table()))
            .from(rows.table())
            .where(scope.tenant(rows, rows.table()))
            .and(parts.owner().eq(SCORECARDS.ID))
            .orderBy(rows.order().stream().map(DefinitionReader::column).toList()));
  }

  private static Field<?> column(Property<?, ?> property) {
    return property.column().field();
  }

  private static <P> List<P> rows(PartType<P> type, Result<Record> rows) {
    Projection<P> projection = Projection.of(type);
    return rows.map(row -> projection.read(row, 0));
  }

  private Field<@Nullable String[]> exempted() {
    return DSL.array(
        DSL.selectDistinct(SCORECARD_EXEMPTIONS.CRITERION)
            .from(SCORECARD_EXEMPTIONS)
            .where(SCORECARD_EXEMPTIONS.TENANT_ID.eq(scope.tenantId()))
            .and(SCORECARD_EXEMPTIONS.SCORECARD_ID.eq(SCORECARDS.ID)));
  }
}
