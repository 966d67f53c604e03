-- What DORA's four measures are made of: the deployments that are over, with what each took. One definition, of which the measures of
-- any window and the view of the last 30 days, which filters ask, are sums.
--
-- Over      When a deployment succeeded, failed or was taken back, whichever came first.
-- Around    Looked at are 30 days more on either side of a window: whether a build was released before, and when the next success
--           came. A deployment takes at most 30 days, so that its id tells the months to read (oldest, newest: given by the caller,
--           since only what is known when a statement is planned leaves months out of the plan).
-- Leakproof least(), unlike coalesce(), so that an index may serve below row-level security.

create index deployments_finished_at_idx on deployments (tenant_id, environment, (least(completed_at, rolled_back_at)))
  where deleted_at is null and status in ('success', 'failed', 'rolled_back');
create index deployments_service_id_finished_at_idx
  on deployments (tenant_id, service_id, environment, (least(completed_at, rolled_back_at)))
  where deleted_at is null and status in ('success', 'failed', 'rolled_back');

-- Each partition column of the windows below is one that callers ask by, or no condition of theirs would get inside.
create function finished_deployments(place varchar, since timestamptz, until timestamptz, oldest uuid, newest uuid)
returns table (
  tenant_id uuid, service_id uuid, deployment_id uuid, released boolean, lead_seconds numeric, failed boolean, restore_seconds numeric)
language sql stable parallel safe as $$
  select d.tenant_id, d.service_id, d.id, d.released,
    case when d.released and d.release = 1 and d.completed_at >= b.begun_at then extract(epoch from d.completed_at - b.begun_at) end,
    d.status <> 'success' or i.named > 0,
    case when i.named > 0 then extract(epoch from i.restored_at - i.broken_at)
      when d.status <> 'success' then
        extract(epoch from least(d.rolled_back_at, d.next_success_at) - coalesce(d.completed_at, d.started_at, d.rolled_back_at)) end
  from (
    select tenant_id, service_id, id, build_id, status, started_at, completed_at, rolled_back_at,
      least(completed_at, rolled_back_at) as finished_at, completed_at is not null and status <> 'failed' as released,
      row_number() over (
        partition by tenant_id, service_id, build_id, completed_at is not null and status <> 'failed'
        order by completed_at, id) as release,
      min(completed_at) filter (where status = 'success') over (
        partition by tenant_id, service_id order by least(completed_at, rolled_back_at) desc, id desc
        rows between unbounded preceding and 1 preceding) as next_success_at
    from deployments
    where environment = place and status in ('success', 'failed', 'rolled_back') and deleted_at is null and service_id is not null
      and least(completed_at, rolled_back_at) >= since - interval '30 days'
      and least(completed_at, rolled_back_at) < until + interval '30 days'
      and id between oldest and newest) d
  left join (select tenant_id, id, coalesce(started_at, created_at) as begun_at from builds where deleted_at is null) b
    on b.tenant_id = d.tenant_id and b.id = d.build_id
  left join lateral (
    select count(*) as named, min(created_at) as broken_at,
      case when bool_and(resolved_at is not null) then max(resolved_at) end as restored_at
    from incidents where tenant_id = d.tenant_id and deployment_id = d.id and deleted_at is null) i on true
  where d.finished_at >= since and d.finished_at < until
$$;

create view service_dora with (security_invoker = true) as
select tenant_id, service_id as id, service_id, count(*)::integer as deployments,
  round(count(*) filter (where released) / 30.0, 4)::numeric(20, 4) as deployment_frequency,
  round((percentile_cont(0.5) within group (order by lead_seconds) / 3600)::numeric, 4)::numeric(20, 4) as lead_time_hours,
  round(100.0 * count(*) filter (where failed) / count(*), 4)::numeric(20, 4) as change_failure_rate,
  round((percentile_cont(0.5) within group (order by restore_seconds) / 3600)::numeric, 4)::numeric(20, 4) as time_to_restore_hours
from finished_deployments('production', now() - interval '30 days', now(),
  uuid_v7_floor(now() - interval '90 days'), uuid_v7_floor(now() + interval '1 day'))
group by tenant_id, service_id;

grant select on service_dora to catalog_app;

comment on function finished_deployments(varchar, timestamptz, timestamptz, uuid, uuid) is
  'The deployments into an environment that were over within a window, and what each took.';
comment on view service_dora is 'DORA''s four measures of each service in production, of the last 30 days.';
comment on column service_dora.deployment_frequency is 'Released deployments a day.';
comment on column service_dora.lead_time_hours is 'Median from the start of a build to its first release.';
comment on column service_dora.change_failure_rate is 'Per cent of the deployments that failed, were taken back or caused an incident.';
comment on column service_dora.time_to_restore_hours is 'Median from a failure to its end.';
