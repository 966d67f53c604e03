-- An incident that was written down after the fact began with the first entry of its timeline, not when it was written down: it was
-- over before that, and the time to restore was negative.

create or replace function finished_deployments(place varchar, since timestamptz, until timestamptz, oldest uuid, newest uuid)
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
    select count(*) as named, min(least(created_at, (
        select min(e."timestamp") from incident_timeline_entries e
        where e.tenant_id = incidents.tenant_id and e.incident_id = incidents.id))) as broken_at,
      case when bool_and(resolved_at is not null) then max(resolved_at) end as restored_at
    from incidents where tenant_id = d.tenant_id and deployment_id = d.id and deleted_at is null) i on true
  where d.finished_at >= since and d.finished_at < until
$$;
