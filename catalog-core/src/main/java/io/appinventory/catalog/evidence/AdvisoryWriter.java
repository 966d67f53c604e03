package io.appinventory.catalog.evidence;

import static io.appinventory.db.schema.Tables.ADVISORIES;
import static io.appinventory.db.schema.Tables.ADVISORY_PACKAGES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.evidence.EvidenceReport.AdvisoryCounts;
import io.appinventory.catalog.evidence.osv.Advisory;
import io.appinventory.catalog.evidence.osv.Affected;
import io.appinventory.catalog.exchange.DocumentHash;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Keeps advisories, and finds the packages they are about. */
final class AdvisoryWriter {
  /** What they are called in the audit log. */
  static final String COLLECTION = "advisories";

  private final Scope scope;

  AdvisoryWriter(Scope scope) {
    this.scope = scope;
  }

  /** A row that is there. */
  private record Stored(UUID id, String hash) {}

  /** What is to be done with advisories. */
  private record Plan(
      Map<String, Advisory> created, Map<UUID, Advisory> updated, int unchanged, int read) {
    AdvisoryCounts counts(int vulnerabilities) {
      return new AdvisoryCounts(read, created.size(), updated.size(), unchanged, vulnerabilities);
    }
  }

  /** Says what would become of advisories. */
  AdvisoryCounts compare(List<Advisory> advisories) {
    return plan(advisories).counts(0);
  }

  /** Writes them. */
  AdvisoryCounts write(List<Advisory> advisories) {
    MatchLock.alone(scope);
    Plan plan = plan(advisories);
    Map<UUID, Advisory> rows = new LinkedHashMap<>(plan.updated());
    plan.updated().forEach(this::update);
    Map<UUID, Advisory> fresh = new LinkedHashMap<>();
    plan.created().values().forEach(each -> fresh.put(scope.ids().get(), each));
    insert(fresh);
    rows.putAll(fresh);
    if (rows.isEmpty()) {
      return plan.counts(0);
    }
    packages(plan.updated().keySet(), rows);
    int found =
        new Matches(scope)
            .ofAdvisories(rows.values().stream().map(Advisory::id).toList(), rows.keySet());
    audit(plan);
    return plan.counts(found);
  }

  private Plan plan(List<Advisory> advisories) {
    Map<String, Advisory> said = new LinkedHashMap<>();
    advisories.forEach(each -> said.put(each.id(), each));
    Map<String, Stored> stored = stored(said.keySet());
    Map<String, Advisory> created = new LinkedHashMap<>();
    Map<UUID, Advisory> updated = new LinkedHashMap<>();
    int unchanged = 0;
    for (Advisory each : said.values()) {
      Stored before = stored.get(each.id());
      if (before == null) {
        created.put(each.id(), each);
      } else if (before.hash().equals(hash(each))) {
        unchanged++;
      } else {
        updated.put(before.id(), each);
      }
    }
    return new Plan(created, updated, unchanged, advisories.size());
  }

  private Map<String, Stored> stored(Collection<String> ids) {
    Map<String, Stored> stored = new LinkedHashMap<>();
    scope
        .dsl()
        .select(ADVISORIES.ADVISORY, ADVISORIES.ID, ADVISORIES.HASH)
        .from(ADVISORIES)
        .where(ADVISORIES.TENANT_ID.eq(scope.tenantId()))
        .and(ADVISORIES.ADVISORY.eq(DSL.any(ids.toArray(String[]::new))))
        .forEach(row -> stored.put(row.value1(), new Stored(row.value2(), row.value3())));
    return stored;
  }

  private static String hash(Advisory advisory) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("severity", advisory.severity().code());
    json.put("summary", advisory.summary());
    json.put("modified", String.valueOf(advisory.modifiedAt()));
    json.put("withdrawn", String.valueOf(advisory.withdrawnAt()));
    json.set("aliases", aliases(advisory));
    ArrayNode affected = json.putArray("affected");
    advisory
        .affected()
        .forEach(
            each ->
                affected
                    .addObject()
                    .put("ecosystem", each.ecosystem())
                    .put("name", each.name())
                    .set("versions", each.toJson()));
    return DocumentHash.of(json);
  }

  private static ArrayNode aliases(Advisory advisory) {
    ArrayNode aliases = JsonNodeFactory.instance.arrayNode();
    advisory.aliases().forEach(aliases::add);
    return aliases;
  }

  private void update(UUID id, Advisory advisory) {
    scope
        .dsl()
        .update(ADVISORIES)
        .set(ADVISORIES.HASH, hash(advisory))
        .set(ADVISORIES.ALIASES, JSONB.jsonb(aliases(advisory).toString()))
        .set(ADVISORIES.SEVERITY, advisory.severity().code())
        .set(ADVISORIES.SUMMARY, advisory.summary())
        .set(ADVISORIES.MODIFIED_AT, advisory.modifiedAt())
        .set(ADVISORIES.WITHDRAWN_AT, advisory.withdrawnAt())
        .set(ADVISORIES.UPDATED_AT, scope.now())
        .where(ADVISORIES.TENANT_ID.eq(scope.tenantId()))
        .and(ADVISORIES.ID.eq(id))
        .execute();
  }

  private void insert(Map<UUID, Advisory> advisories) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    advisories.forEach((id, advisory) -> rows.add(row(id, advisory)));
    List<Field<?>> columns =
        List.of(
            ADVISORIES.TENANT_ID,
            ADVISORIES.ID,
            ADVISORIES.ADVISORY,
            ADVISORIES.HASH,
            ADVISORIES.ALIASES,
            ADVISORIES.SEVERITY,
            ADVISORIES.SUMMARY,
            ADVISORIES.MODIFIED_AT,
            ADVISORIES.WITHDRAWN_AT,
            ADVISORIES.CREATED_AT,
            ADVISORIES.UPDATED_AT);
    Rows.insert(scope, ADVISORIES, columns, rows);
  }

  private List<@Nullable Object> row(UUID id, Advisory advisory) {
    return Arrays.asList(
        scope.tenantId(),
        id,
        advisory.id(),
        hash(advisory),
        JSONB.jsonb(aliases(advisory).toString()),
        advisory.severity().code(),
        advisory.summary(),
        advisory.modifiedAt(),
        advisory.withdrawnAt(),
        scope.now(),
        scope.now());
  }

  /** What advisories are about, in the place of what they were about before. */
  private void packages(Collection<UUID> before, Map<UUID, Advisory> advisories) {
    scope
        .dsl()
        .deleteFrom(ADVISORY_PACKAGES)
        .where(ADVISORY_PACKAGES.TENANT_ID.eq(scope.tenantId()))
        .and(ADVISORY_PACKAGES.ADVISORY_ID.eq(DSL.any(before.toArray(UUID[]::new))))
        .execute();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    advisories.forEach(
        (id, advisory) -> advisory.affected().forEach(each -> rows.add(row(id, each))));
    List<Field<?>> columns =
        List.of(
            ADVISORY_PACKAGES.TENANT_ID,
            ADVISORY_PACKAGES.ID,
            ADVISORY_PACKAGES.ADVISORY_ID,
            ADVISORY_PACKAGES.ECOSYSTEM,
            ADVISORY_PACKAGES.NAME,
            ADVISORY_PACKAGES.AFFECTED);
    Rows.insert(scope, ADVISORY_PACKAGES, columns, rows);
  }

  private List<@Nullable Object> row(UUID id, Affected affected) {
    return Arrays.asList(
        scope.tenantId(),
        scope.ids().get(),
        id,
        affected.ecosystem(),
        affected.name(),
        JSONB.jsonb(affected.toJson().toString()));
  }

  /** One entry for all, with the ids of those that came and those that changed. */
  private void audit(Plan plan) {
    List<JsonNode> created = new ArrayList<>();
    plan.created().keySet().forEach(id -> created.add(TextNode.valueOf(id)));
    List<JsonNode> updated = new ArrayList<>();
    plan.updated().values().forEach(each -> updated.add(TextNode.valueOf(each.id())));
    FieldChanges changes =
        new FieldChanges()
            .addList("created", List.of(), created)
            .addList("updated", List.of(), updated);
    AuditTrail trail = new AuditTrail(scope);
    trail.addAll(List.of(trail.entry("import", COLLECTION, null, null, changes)));
  }
}
