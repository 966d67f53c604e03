package io.appinventory.catalog.evidence;

import static io.appinventory.db.schema.Tables.ADVISORIES;
import static io.appinventory.db.schema.Tables.ADVISORY_PACKAGES;
import static io.appinventory.db.schema.Tables.EVIDENCE_PACKAGES;
import static io.appinventory.db.schema.Tables.EVIDENCE_VULNERABILITIES;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.evidence.osv.Affected;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Brings packages and advisories together: the database finds those of one name, whatever its case,
 * and ecosystem; whether the version is meant is decided here.
 */
final class Matches {
  private static final Field<String> PACKAGE = DSL.lower(EVIDENCE_PACKAGES.NAME);
  private static final Field<String> ADVISED = DSL.lower(ADVISORY_PACKAGES.NAME);

  private final Scope scope;

  Matches(Scope scope) {
    this.scope = scope;
  }

  /** How many vulnerabilities are known of an entity's packages. */
  int count(Subject<?> subject, EvidenceFormat format, String source) {
    return scope
        .dsl()
        .fetchCount(
            EVIDENCE_VULNERABILITIES,
            subject.rows(scope, EVIDENCE_VULNERABILITIES, format, source));
  }

  /** Finds anew what is wrong with an entity's packages, and says in how many. */
  int ofEntity(Subject<?> subject, EvidenceFormat format, String source) {
    scope
        .dsl()
        .deleteFrom(EVIDENCE_VULNERABILITIES)
        .where(subject.rows(scope, EVIDENCE_VULNERABILITIES, format, source))
        .execute();
    return insert(subject.rows(scope, EVIDENCE_PACKAGES, format, source));
  }

  /**
   * Finds anew which packages advisories are about, of all entities, and says in how many.
   *
   * @param advisories their ids at OSV
   * @param rows their rows
   */
  int ofAdvisories(Collection<String> advisories, Collection<UUID> rows) {
    scope
        .dsl()
        .deleteFrom(EVIDENCE_VULNERABILITIES)
        .where(EVIDENCE_VULNERABILITIES.TENANT_ID.eq(scope.tenantId()))
        .and(EVIDENCE_VULNERABILITIES.ADVISORY.eq(DSL.any(advisories.toArray(String[]::new))))
        .execute();
    return insert(ADVISORIES.ID.eq(DSL.any(rows.toArray(UUID[]::new))));
  }

  private int insert(Condition limit) {
    Map<UUID, Affected> known = new HashMap<>();
    Set<List<@Nullable Object>> seen = new HashSet<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Record pair : pairs(limit)) {
      Affected affected =
          known.computeIfAbsent(pair.get(ADVISORY_PACKAGES.ID), id -> affected(pair));
      String version = pair.get(EVIDENCE_PACKAGES.VERSION);
      if (affected.covers(version)) {
        List<@Nullable Object> row = row(pair, affected.fixedAfter(version).orElse(null));
        if (seen.add(row.subList(2, row.size() - 1))) {
          rows.add(row);
        }
      }
    }
    Rows.insert(scope, EVIDENCE_VULNERABILITIES, columns(), rows);
    return rows.size();
  }

  private static Affected affected(Record pair) {
    JsonNode json = Json.ofText(pair.get(ADVISORY_PACKAGES.AFFECTED).data()).node();
    return Affected.of(
        pair.get(ADVISORY_PACKAGES.ECOSYSTEM), pair.get(ADVISORY_PACKAGES.NAME), json);
  }

  private Iterable<? extends Record> pairs(Condition limit) {
    List<Field<?>> fields = new ArrayList<>(Subject.columns(EVIDENCE_PACKAGES));
    fields.addAll(
        List.of(
            EVIDENCE_PACKAGES.NAME,
            EVIDENCE_PACKAGES.VERSION,
            EVIDENCE_PACKAGES.ECOSYSTEM,
            ADVISORY_PACKAGES.ID,
            ADVISORY_PACKAGES.ECOSYSTEM,
            ADVISORY_PACKAGES.NAME,
            ADVISORY_PACKAGES.AFFECTED,
            ADVISORIES.ADVISORY,
            ADVISORIES.ALIASES,
            ADVISORIES.SEVERITY));
    return scope
        .dsl()
        .select(fields)
        .from(EVIDENCE_PACKAGES)
        .join(ADVISORY_PACKAGES)
        .on(ADVISED.eq(PACKAGE))
        .and(ADVISORY_PACKAGES.ECOSYSTEM.eq(EVIDENCE_PACKAGES.ECOSYSTEM))
        .join(ADVISORIES)
        .on(ADVISORIES.ID.eq(ADVISORY_PACKAGES.ADVISORY_ID))
        .where(EVIDENCE_PACKAGES.TENANT_ID.eq(scope.tenantId()))
        .and(ADVISORY_PACKAGES.TENANT_ID.eq(scope.tenantId()))
        .and(ADVISORIES.TENANT_ID.eq(scope.tenantId()))
        .and(ADVISORIES.WITHDRAWN_AT.isNull())
        .and(EVIDENCE_PACKAGES.VERSION.isNotNull())
        .and(limit)
        .fetch();
  }

  private static List<Field<?>> columns() {
    List<Field<?>> columns = new ArrayList<>(Subject.columns(EVIDENCE_VULNERABILITIES));
    columns.addAll(
        List.of(
            EVIDENCE_VULNERABILITIES.ADVISORY,
            EVIDENCE_VULNERABILITIES.ALIASES,
            EVIDENCE_VULNERABILITIES.SEVERITY,
            EVIDENCE_VULNERABILITIES.ECOSYSTEM,
            EVIDENCE_VULNERABILITIES.PACKAGE,
            EVIDENCE_VULNERABILITIES.VERSION,
            EVIDENCE_VULNERABILITIES.FIXED_IN));
    return columns;
  }

  private List<@Nullable Object> row(Record pair, @Nullable String fixedIn) {
    List<@Nullable Object> row = new ArrayList<>();
    Subject.columns(EVIDENCE_PACKAGES).forEach(column -> row.add(pair.get(column)));
    row.set(1, scope.ids().get());
    row.addAll(
        Arrays.asList(
            pair.get(ADVISORIES.ADVISORY),
            pair.get(ADVISORIES.ALIASES),
            pair.get(ADVISORIES.SEVERITY),
            pair.get(EVIDENCE_PACKAGES.ECOSYSTEM),
            pair.get(EVIDENCE_PACKAGES.NAME),
            pair.get(EVIDENCE_PACKAGES.VERSION),
            fixedIn));
    return row;
  }
}
