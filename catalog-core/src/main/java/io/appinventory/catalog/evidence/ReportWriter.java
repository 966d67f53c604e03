package io.appinventory.catalog.evidence;

import static io.appinventory.db.schema.Tables.EVIDENCE_FACTS;
import static io.appinventory.db.schema.Tables.EVIDENCE_PACKAGES;
import static io.appinventory.db.schema.Tables.EVIDENCE_REPORTS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.evidence.EvidenceReport.Outcome;
import io.appinventory.catalog.evidence.EvidenceReport.Taken;
import io.appinventory.catalog.evidence.read.Findings;
import io.appinventory.catalog.evidence.read.FoundPackage;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.records.EvidenceReportsRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes the findings of one entity: what it had of their format and source leaves, they come.
 *
 * @param <R> the entity's record
 */
final class ReportWriter<R extends Entity<R>> {
  private final Scope scope;
  private final Subject<R> subject;
  private final R entity;
  private final Validity validity;

  /**
   * For an entity, which has to be locked where something is written.
   *
   * @param entity the entity as it is
   */
  ReportWriter(Scope scope, Subject<R> subject, R entity, Validity validity) {
    this.scope = scope;
    this.subject = subject;
    this.entity = entity;
    this.validity = validity;
  }

  /** What was there, what is said, and until when. */
  private record Comparison(
      Findings findings,
      String hash,
      Optional<EvidenceReportsRecord> before,
      Instant observedAt,
      @Nullable Instant expiresAt) {
    boolean saysTheSame() {
      return before.filter(row -> row.getHash().equals(hash)).isPresent();
    }

    Outcome outcome() {
      if (before.isEmpty()) {
        return Outcome.CREATED;
      }
      EvidenceReportsRecord row = before.get();
      return saysTheSame()
              && row.getObservedAt().equals(observedAt)
              && Objects.equals(row.getExpiresAt(), expiresAt)
          ? Outcome.UNCHANGED
          : Outcome.UPDATED;
    }
  }

  /** Says what would become of findings. */
  Taken compare(Findings findings) {
    return taken(comparison(findings), 0);
  }

  /** Writes findings. */
  Taken write(Findings findings) {
    Comparison comparison = comparison(findings);
    EvidenceFormat format = findings.format();
    if (comparison.outcome() == Outcome.UNCHANGED) {
      return taken(comparison, new Matches(scope).count(subject, format, validity.source()));
    }
    MatchLock.shared(scope);
    SortedMap<String, BigDecimal> before = storedFacts(format);
    clear(format);
    insert(comparison);
    int vulnerabilities = new Matches(scope).ofEntity(subject, format, validity.source());
    audit(comparison, before);
    return taken(comparison, vulnerabilities);
  }

  private Comparison comparison(Findings findings) {
    String hash = findings.hash();
    Optional<EvidenceReportsRecord> before =
        scope
            .dsl()
            .selectFrom(EVIDENCE_REPORTS)
            .where(rows(EVIDENCE_REPORTS, findings.format()))
            .fetchOptional();
    Optional<Instant> known =
        before.filter(row -> row.getHash().equals(hash)).map(EvidenceReportsRecord::getObservedAt);
    Instant observed = validity.observed(findings.observedAt(), known, scope.now());
    return new Comparison(findings, hash, before, observed, validity.expiry(observed));
  }

  private Taken taken(Comparison comparison, int vulnerabilities) {
    Findings findings = comparison.findings();
    return new Taken(
        findings.format(),
        validity.source(),
        findings.files(),
        comparison.outcome(),
        findings.facts(),
        findings.packages().size(),
        vulnerabilities,
        comparison.observedAt(),
        comparison.expiresAt());
  }

  /** The rows of the entity, the format and the source, in one of the tables of evidence. */
  private Condition rows(Table<?> table, EvidenceFormat format) {
    return subject.rows(scope, table, format, validity.source());
  }

  private SortedMap<String, BigDecimal> storedFacts(EvidenceFormat format) {
    SortedMap<String, BigDecimal> facts = new TreeMap<>();
    scope
        .dsl()
        .select(EVIDENCE_FACTS.NAME, EVIDENCE_FACTS.VALUE)
        .from(EVIDENCE_FACTS)
        .where(rows(EVIDENCE_FACTS, format))
        .forEach(row -> facts.put(row.value1(), row.value2()));
    return facts;
  }

  private void clear(EvidenceFormat format) {
    for (Table<? extends Record> table :
        List.of(EVIDENCE_REPORTS, EVIDENCE_FACTS, EVIDENCE_PACKAGES)) {
      scope.dsl().deleteFrom(table).where(rows(table, format)).execute();
    }
  }

  private void insert(Comparison comparison) {
    Findings findings = comparison.findings();
    UUID id = comparison.before().map(EvidenceReportsRecord::getId).orElseGet(scope.ids());
    Instant created =
        comparison.before().map(EvidenceReportsRecord::getCreatedAt).orElseGet(scope::now);
    List<@Nullable Object> report = common(comparison, id);
    report.addAll(List.of(findings.files(), comparison.hash(), created, scope.now()));
    Rows.insert(
        scope,
        EVIDENCE_REPORTS,
        columns(
            EVIDENCE_REPORTS,
            EVIDENCE_REPORTS.FILES,
            EVIDENCE_REPORTS.HASH,
            EVIDENCE_REPORTS.CREATED_AT,
            EVIDENCE_REPORTS.UPDATED_AT),
        List.of(report));
    List<List<@Nullable Object>> facts = new ArrayList<>();
    findings.facts().forEach((name, value) -> facts.add(fact(comparison, name, value)));
    Rows.insert(
        scope,
        EVIDENCE_FACTS,
        columns(EVIDENCE_FACTS, EVIDENCE_FACTS.NAME, EVIDENCE_FACTS.VALUE),
        facts);
    Rows.insert(
        scope,
        EVIDENCE_PACKAGES,
        columns(
            EVIDENCE_PACKAGES,
            EVIDENCE_PACKAGES.ECOSYSTEM,
            EVIDENCE_PACKAGES.NAME,
            EVIDENCE_PACKAGES.VERSION,
            EVIDENCE_PACKAGES.PURL),
        findings.packages().stream().map(each -> row(comparison, each)).toList());
  }

  private List<@Nullable Object> fact(Comparison comparison, String name, BigDecimal value) {
    List<@Nullable Object> row = common(comparison, scope.ids().get());
    row.add(name);
    row.add(value);
    return row;
  }

  private List<@Nullable Object> row(Comparison comparison, FoundPackage found) {
    List<@Nullable Object> row = common(comparison, scope.ids().get());
    row.addAll(Arrays.asList(found.ecosystem(), found.name(), found.version(), found.purl()));
    return row;
  }

  /** The columns that all tables of evidence have, then others. */
  private static List<Field<?>> columns(Table<?> table, Field<?>... others) {
    List<Field<?>> columns = new ArrayList<>(Subject.columns(table));
    columns.addAll(List.of(others));
    return columns;
  }

  private List<@Nullable Object> common(Comparison comparison, UUID id) {
    List<@Nullable Object> row = new ArrayList<>();
    row.addAll(
        Arrays.asList(
            scope.tenantId(),
            id,
            subject.collection(),
            subject.key(),
            comparison.findings().format().code(),
            validity.source(),
            comparison.observedAt(),
            comparison.expiresAt()));
    return row;
  }

  /** One field of the entity, named for the format and the source. */
  private void audit(Comparison comparison, SortedMap<String, BigDecimal> before) {
    String field = "evidence." + comparison.findings().format().code() + "." + validity.source();
    JsonNode old =
        comparison
            .before()
            .<JsonNode>map(
                row -> json(row.getHash(), row.getObservedAt(), row.getExpiresAt(), before))
            .orElseGet(JsonNodeFactory.instance::nullNode);
    FieldChanges changes =
        new FieldChanges()
            .add(
                field,
                old,
                json(
                    comparison.hash(),
                    comparison.observedAt(),
                    comparison.expiresAt(),
                    comparison.findings().facts()));
    AuditTrail trail = new AuditTrail(scope);
    String label = subject.type().label().of(entity);
    trail.addAll(
        List.of(trail.entry("evidence", subject.collection(), subject.key(), label, changes)));
  }

  private static JsonNode json(
      String hash,
      Instant observedAt,
      @Nullable Instant expiresAt,
      SortedMap<String, BigDecimal> facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("hash", hash);
    json.put("observed_at", observedAt.toString());
    json.put("expires_at", expiresAt == null ? null : expiresAt.toString());
    ObjectNode values = json.putObject("facts");
    facts.forEach((name, value) -> values.put(name, value.stripTrailingZeros()));
    return json;
  }
}
