package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.VULNERABILITIES;

import io.appinventory.catalog.delivery.Severity;
import io.appinventory.catalog.delivery.Vulnerabilities;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The statement that counts the vulnerabilities of many projects at once. */
final class ExposureSql {
  private static final Field<Instant> DISCOVERED =
      DSL.coalesce(VULNERABILITIES.DISCOVERED_AT, VULNERABILITIES.CREATED_AT);

  private final Scope scope;
  private final Window window;
  private final FixPolicy policy;

  ExposureSql(Scope scope, Window window, FixPolicy policy) {
    this.scope = scope;
    this.window = window;
    this.policy = policy;
  }

  /** The seconds that the policy allows. */
  private Field<Integer> allowed() {
    return DSL.when(severity(Severity.CRITICAL), seconds(Severity.CRITICAL))
        .when(severity(Severity.HIGH), seconds(Severity.HIGH))
        .when(severity(Severity.MEDIUM), seconds(Severity.MEDIUM))
        .otherwise(seconds(Severity.LOW));
  }

  private static Condition severity(Severity severity) {
    return VULNERABILITIES.SEVERITY.eq(DSL.inline(severity.code()));
  }

  private Field<Integer> seconds(Severity severity) {
    return DSL.val(policy.days(severity) * Times.DAY);
  }

  /** The measures of those of some projects that have any. */
  Map<UUID, Exposure> of(Collection<UUID> projects) {
    Condition open =
        VULNERABILITIES
            .STATUS
            .in(DSL.inline("open"), DSL.inline("acknowledged"))
            .or(VULNERABILITIES.REMEDIATED_AT.ge(window.to()));
    Condition overdue = open.and(taken(DSL.val(window.to())).gt(allowed().cast(Double.class)));
    Condition remediated =
        VULNERABILITIES
            .STATUS
            .eq(DSL.inline("remediated"))
            .and(Times.within(VULNERABILITIES.REMEDIATED_AT, window));
    Field<Double> taken = taken(VULNERABILITIES.REMEDIATED_AT);
    Map<UUID, Map<Severity, Exposure.OfSeverity>> all = new HashMap<>();
    scope
        .dsl()
        .select(
            VULNERABILITIES.PROJECT_ID,
            VULNERABILITIES.SEVERITY,
            DSL.count().filterWhere(open),
            DSL.count().filterWhere(overdue),
            DSL.count().filterWhere(remediated),
            DSL.count().filterWhere(remediated.and(taken.le(allowed().cast(Double.class)))),
            Times.median(taken, Times.DAY, remediated))
        .from(VULNERABILITIES)
        .where(RelatedRows.living(scope, Vulnerabilities.TYPE, VULNERABILITIES))
        .and(VULNERABILITIES.PROJECT_ID.eq(DSL.any(projects.toArray(UUID[]::new))))
        .and(
            VULNERABILITIES.STATUS.notIn(DSL.inline("false_positive"), DSL.inline("accepted_risk")))
        .and(DISCOVERED.lt(window.to()))
        .groupBy(VULNERABILITIES.PROJECT_ID, VULNERABILITIES.SEVERITY)
        .forEach(
            row ->
                all.computeIfAbsent(row.value1(), id -> new EnumMap<>(Severity.class))
                    .put(Severity.valueOf(row.value2().toUpperCase(Locale.ROOT)), read(row)));
    Map<UUID, Exposure> exposures = new HashMap<>();
    all.forEach((project, each) -> exposures.put(project, new Exposure(each)));
    return exposures;
  }

  private static Field<Double> taken(Field<Instant> end) {
    return Times.between(DISCOVERED, end);
  }

  private static Exposure.OfSeverity read(Record row) {
    return new Exposure.OfSeverity(
        row.get(2, Integer.class),
        row.get(3, Integer.class),
        row.get(4, Integer.class),
        row.get(5, Integer.class),
        row.get(6, BigDecimal.class));
  }
}
