package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.DEFECTS;

import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The statement that counts the defects of many projects at once. */
final class DefectSql {
  private final Scope scope;
  private final Window window;

  DefectSql(Scope scope, Window window) {
    this.scope = scope;
    this.window = window;
  }

  /** The measures of those of some projects that have any. */
  Map<UUID, DefectFlow> of(Collection<UUID> projects) {
    Condition found = Times.within(DEFECTS.CREATED_AT, window);
    Condition escaped =
        found.and(
            DEFECTS
                .ENVIRONMENT
                .eq(DSL.inline(DeliveryMeasures.PRODUCTION))
                .or(DEFECTS.INCIDENT_ID.isNotNull()));
    Condition resolved = Times.within(DEFECTS.RESOLVED_AT, window);
    Condition open =
        DEFECTS
            .STATUS
            .ne(DSL.inline("wont_fix"))
            .and(DEFECTS.RESOLVED_AT.isNull().or(DEFECTS.RESOLVED_AT.ge(window.to())));
    Map<UUID, DefectFlow> all = new HashMap<>();
    scope
        .dsl()
        .select(
            DEFECTS.PROJECT_ID,
            DSL.count().filterWhere(found),
            DSL.count().filterWhere(escaped),
            DSL.count().filterWhere(resolved),
            Times.median(
                Times.between(DEFECTS.CREATED_AT, DEFECTS.RESOLVED_AT), Times.DAY, resolved),
            DSL.count().filterWhere(open),
            Times.median(Times.between(DEFECTS.CREATED_AT, DSL.val(window.to())), Times.DAY, open))
        .from(DEFECTS)
        .where(RelatedRows.living(scope, Defects.TYPE, DEFECTS))
        .and(DEFECTS.PROJECT_ID.eq(DSL.any(projects.toArray(UUID[]::new))))
        .and(DEFECTS.TYPE.eq(DSL.inline("bug")))
        .and(DEFECTS.CREATED_AT.lt(window.to()))
        .groupBy(DEFECTS.PROJECT_ID)
        .forEach(row -> all.put(row.value1(), read(row)));
    return all;
  }

  private static DefectFlow read(Record row) {
    int found = row.get(1, Integer.class);
    int escaped = row.get(2, Integer.class);
    return new DefectFlow(
        found,
        escaped,
        Share.percent(escaped, found),
        row.get(3, Integer.class),
        row.get(4, BigDecimal.class),
        row.get(5, Integer.class),
        row.get(6, BigDecimal.class));
  }
}
