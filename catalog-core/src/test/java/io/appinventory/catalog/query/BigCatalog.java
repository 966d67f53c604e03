package io.appinventory.catalog.query;

import io.appinventory.db.schema.Tables;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/**
 * A tenant with many services and a skew as in life: a few teams own much, most services are
 * active, few are in trouble. Made in the database itself, the same each time.
 */
public final class BigCatalog {
  private BigCatalog() {}

  /** A new tenant; its statistics are gathered and its tables vacuumed. */
  public static UUID fill(DataSource dataSource, int services) {
    UUID tenant = UUID.randomUUID();
    DSLContext owner = RandomCatalog.owner(dataSource);
    owner
        .insertInto(Tables.TENANTS)
        .set(Tables.TENANTS.ID, tenant)
        .set(Tables.TENANTS.NAME, "Big " + tenant)
        .set(Tables.TENANTS.SLUG, tenant.toString())
        .execute();
    for (String statement : STATEMENTS.split(";")) {
      String sql =
          statement
              .replace("$tenant", "'" + tenant + "'::uuid")
              .replace("$n", String.valueOf(services));
      if (!sql.isBlank()) {
        owner.execute(sql);
      }
    }
    owner.execute("vacuum (analyze)");
    return tenant;
  }

  private static final String STATEMENTS =
      """
      insert into teams (tenant_id, id, name)
        select $tenant, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'Team ' || i from generate_series(1, 500) i;
      insert into people (tenant_id, id, name, email, team_id)
        select $tenant, ('00000000-0000-7000-8001-' || lpad(i::text, 12, '0'))::uuid, 'Person ' || i, 'p' || i || '@acme.example',
          ('00000000-0000-7000-8000-' || lpad((1 + i % 500)::text, 12, '0'))::uuid
        from generate_series(1, 5000) i;
      insert into services (tenant_id, id, name, type, description, team_id, status, operational_status, attributes, tags, created_at, updated_at)
        select $tenant, ('00000000-0000-7000-8002-' || lpad(i::text, 12, '0'))::uuid,
          (array['payments','orders','ledger','catalog','shipping','auth','search','billing'])[1 + (hashint4(i) & 7)] || '-service-' || i,
          (array['api','api','api','web_application','web_application','database','message_queue','infrastructure'])[1 + (hashint4(i * 3) & 7)],
          case when i % 10 < 8 then 'Service number ' || i || ' does what it must, day and night, for all who need it.' end,
          case when i % 20 > 0 then ('00000000-0000-7000-8000-' || lpad((1 + floor(500 * power((hashint4(i * 7) & 65535) / 65536.0, 2)))::text, 12, '0'))::uuid end,
          case when i % 100 < 85 then 'active' when i % 100 < 92 then 'planned' when i % 100 < 97 then 'deprecated' else 'maintenance' end,
          case when i % 1000 = 0 then 'outage' when i % 100 = 1 then 'degraded' else 'operational' end,
          jsonb_build_object('sla', 95 + (i % 50) / 10.0, 'tier', i % 4, 'topics', jsonb_build_array('t' || i % 100, 'u' || i % 7)),
          case when i % 5000 = 0 then '["pci", "rare"]' when i % 3 = 0 then '["core", "pci"]' when i % 3 = 1 then '["internal"]' else '[]' end::jsonb,
          timestamptz '2024-01-01' + i * interval '10 minutes', timestamptz '2024-06-01' + (hashint4(i) & 1048575) * interval '1 minute'
        from generate_series(1, $n) i;
      insert into components (tenant_id, id, name, type, team_id)
        select $tenant, ('00000000-0000-7000-8003-' || lpad(i::text, 12, '0'))::uuid, 'component-' || i,
          (array['library','microservice','sdk','agent'])[1 + i % 4], ('00000000-0000-7000-8000-' || lpad((1 + i % 500)::text, 12, '0'))::uuid
        from generate_series(1, $n / 10) i;
      insert into repositories (tenant_id, id, name, provider)
        select $tenant, ('00000000-0000-7000-8004-' || lpad(i::text, 12, '0'))::uuid, 'repository-' || i, 'github' from generate_series(1, $n / 10) i;
      insert into service_repositories (tenant_id, service_id, repository_id)
        select $tenant, ('00000000-0000-7000-8002-' || lpad(i::text, 12, '0'))::uuid, ('00000000-0000-7000-8004-' || lpad((1 + i % ($n / 10))::text, 12, '0'))::uuid
        from generate_series(1, $n) i where i % 5 = 0;
      insert into service_components (tenant_id, service_id, component_id)
        select $tenant, ('00000000-0000-7000-8002-' || lpad(i::text, 12, '0'))::uuid, ('00000000-0000-7000-8003-' || lpad((1 + (hashint4(i * 31 + j) & 2147483647) % ($n / 10))::text, 12, '0'))::uuid
        from generate_series(1, $n) i, generate_series(1, 1) j on conflict do nothing;
      insert into service_dependencies (tenant_id, service_id, depends_on_service_id)
        select $tenant, ('00000000-0000-7000-8002-' || lpad(i::text, 12, '0'))::uuid, ('00000000-0000-7000-8002-' || lpad(d::text, 12, '0'))::uuid
        from generate_series(1, $n) i, generate_series(1, 2) j, lateral (select 1 + (hashint4(i * 17 + j) & 2147483647) % (case j when 1 then 200 else $n end) as d) x
        where d <> i on conflict do nothing;
      insert into entity_assignments (tenant_id, id, entity_type, entity_id, person_id, role)
        select $tenant, gen_random_uuid(), 'services', ('00000000-0000-7000-8002-' || lpad(i::text, 12, '0'))::uuid,
          ('00000000-0000-7000-8001-' || lpad((1 + (hashint4(i * 13 + j) & 2147483647) % 5000)::text, 12, '0'))::uuid, (array['Lead','Engineer','On-Call'])[j]
        from generate_series(1, $n) i, generate_series(1, 3) j where (i + j) % 3 = 0 on conflict do nothing;
      insert into incidents (tenant_id, id, title, severity, status, created_at)
        select $tenant, ('00000000-0000-7000-8005-' || lpad(i::text, 12, '0'))::uuid, 'Incident ' || i, (array['critical','major','minor'])[1 + i % 3],
          case when i % 50 = 0 then 'investigating' else 'resolved' end, timestamptz '2024-01-01' + i * interval '3 hours'
        from generate_series(1, $n / 20) i;
      insert into incident_affected_entities (tenant_id, incident_id, entity_type, entity_id)
        select $tenant, ('00000000-0000-7000-8005-' || lpad(i::text, 12, '0'))::uuid, 'services', ('00000000-0000-7000-8002-' || lpad((1 + (hashint4(i * 11 + j) & 2147483647) % $n)::text, 12, '0'))::uuid
        from generate_series(1, $n / 20) i, generate_series(1, 3) j on conflict do nothing
      """;
}
