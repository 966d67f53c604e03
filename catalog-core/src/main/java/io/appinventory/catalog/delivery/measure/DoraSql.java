package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.DEPLOYMENTS;
import static io.appinventory.db.schema.Tables.FINISHED_DEPLOYMENTS;
import static io.appinventory.db.schema.Tables.PRODUCT_SERVICES;
import static io.appinventory.db.schema.Tables.SERVICES;

import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.resolve.RelatedRows;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.FinishedDeployments;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The statement that reckons DORA's measures of many services, teams or products at once. */
final class DoraSql {
  /** The longest that a deployment takes, and how far around a window is looked; see the schema. */
  private static final Duration AROUND = Duration.ofDays(60);

  /** How many one statement is of, since it may take ten seconds only. */
  private static final int SERVICES_AT_ONCE = 500;

  /** The same of teams and products, each of which has many services. */
  static final int OWNERS_AT_ONCE = 20;

  private static final Field<UUID> OWNER = DSL.field(DSL.name("owner"), UUID.class);

  private final Scope scope;
  private final Window window;
  private final FinishedDeployments over;

  DoraSql(Scope scope, Window window, String environment) {
    this.scope = scope;
    this.window = window;
    this.over =
        FINISHED_DEPLOYMENTS
            .call(
                environment,
                window.from(),
                window.to(),
                Times.idsFrom(window.from(), AROUND),
                Times.idsFrom(scope.now(), Duration.ofDays(-1)))
            .as("over");
  }

  /** The measures of those of some services, teams or products that have any. */
  Map<UUID, Dora> of(EntityType<?> type, List<UUID> ids) {
    int atOnce = type == Services.TYPE ? SERVICES_AT_ONCE : OWNERS_AT_ONCE;
    Map<UUID, Dora> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += atOnce) {
      List<UUID> some = ids.subList(from, Math.min(ids.size(), from + atOnce));
      scope
          .dsl()
          .fetch(select(type, some.toArray(UUID[]::new)))
          .forEach(row -> found.put(row.get(OWNER), read(row)));
    }
    return found;
  }

  private Select<Record> select(EntityType<?> type, UUID[] ids) {
    if (type == Services.TYPE) {
      return measures(over.SERVICE_ID, over, over.SERVICE_ID.eq(DSL.any(ids)));
    }
    if (type == Teams.TYPE) {
      return measures(SERVICES.TEAM_ID, withServices(), ofTeams(ids));
    }
    if (type == Products.TYPE) {
      return measures(
          PRODUCT_SERVICES.PRODUCT_ID,
          withServices()
              .join(PRODUCT_SERVICES)
              .on(PRODUCT_SERVICES.TENANT_ID.eq(scope.tenantId()))
              .and(PRODUCT_SERVICES.SERVICE_ID.eq(SERVICES.ID)),
          ofProducts(ids));
    }
    throw new IllegalArgumentException("deployments are not of " + type);
  }

  private Table<?> withServices() {
    return over.join(SERVICES)
        .on(RelatedRows.living(scope, Services.TYPE, SERVICES))
        .and(SERVICES.ID.eq(over.SERVICE_ID));
  }

  private Condition ofTeams(UUID[] ids) {
    var some = SERVICES.as("some");
    return owned(
        SERVICES.TEAM_ID,
        ids,
        DSL.select(some.ID)
            .from(some)
            .where(some.TENANT_ID.eq(scope.tenantId()))
            .and(some.TEAM_ID.eq(DSL.any(ids))));
  }

  private Condition ofProducts(UUID[] ids) {
    var some = PRODUCT_SERVICES.as("some");
    return owned(
        PRODUCT_SERVICES.PRODUCT_ID,
        ids,
        DSL.select(some.SERVICE_ID)
            .from(some)
            .where(some.TENANT_ID.eq(scope.tenantId()))
            .and(some.PRODUCT_ID.eq(DSL.any(ids))));
  }

  /** Said of the deployments too, by an array, so that only those of the services are read. */
  private Condition owned(Field<UUID> owner, UUID[] ids, Select<Record1<UUID>> services) {
    return owner.eq(DSL.any(ids)).and(over.SERVICE_ID.eq(DSL.any(DSL.array(services))));
  }

  private Select<Record> measures(Field<UUID> owner, Table<?> from, Condition where) {
    return DSL.select(
            new Field<?>[] {
              owner.as(OWNER),
              DSL.count(),
              DSL.count().filterWhere(over.RELEASED),
              Times.median(over.LEAD_SECONDS, Times.HOUR, DSL.noCondition()),
              DSL.count().filterWhere(over.FAILED),
              DSL.count()
                  .filterWhere(DSL.condition(over.FAILED).and(over.RESTORE_SECONDS.isNull())),
              Times.median(over.RESTORE_SECONDS, Times.HOUR, DSL.noCondition())
            })
        .from(from)
        .where(over.TENANT_ID.eq(scope.tenantId()))
        .and(where)
        .and(seen())
        .groupBy(owner);
  }

  /** Where not all deployments may be seen, only those that may. */
  private Condition seen() {
    return scope.seesAll(Deployments.TYPE)
        ? DSL.noCondition()
        : over.DEPLOYMENT_ID.in(
            DSL.select(DEPLOYMENTS.ID)
                .from(DEPLOYMENTS)
                .where(scope.tenant(Deployments.TYPE, DEPLOYMENTS)));
  }

  private Dora read(Record row) {
    int deployments = row.get(1, Integer.class);
    int failures = row.get(4, Integer.class);
    return new Dora(
        deployments,
        window.perDay(row.get(2, Integer.class)),
        row.get(3, BigDecimal.class),
        failures,
        Share.percent(failures, deployments),
        row.get(5, Integer.class),
        row.get(6, BigDecimal.class));
  }
}
