-- The fifty services with the lowest scores, by ten criteria. As one would write it by hand.
select id, name, score, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10
from (
  select *, round((c1::int * 3 + c2::int * 1 + c3::int * 2 + c4::int * 1 + c5::int * 1 + c6::int * 2 + c7::int * 2 + c8::int * 2 + c9::int * 1 + c10::int * 3) * 100.0 / 18, 2) as score
  from (
    select s.id, s.name, s.team_id is not null as c1,
      s.description is not null and s.description <> '' as c2,
      coalesce(jsonb_typeof(s.attributes -> 'sla') = 'number' and (s.attributes ->> 'sla')::numeric >= 99, false) as c3,
      jsonb_array_length(s.tags) >= 1 as c4, s.status = 'active' as c5,
      s.operational_status = 'operational' as c6, repositories.service_id is not null as c7,
      coalesce(assignments.lead, false) as c8, coalesce(assignments.number, 0) >= 2 as c9,
      troubles.entity_id is null as c10
    from services s
    left join (
      select l.service_id from service_repositories l
      join repositories r on r.tenant_id = :tenant and r.id = l.repository_id and r.deleted_at is null
      where l.tenant_id = :tenant group by l.service_id) repositories on repositories.service_id = s.id
    left join (
      select entity_id, count(*) as number, bool_or(role = 'Lead') as lead from entity_assignments
      where tenant_id = :tenant and entity_type = 'services' group by entity_id) assignments on assignments.entity_id = s.id
    left join (
      select l.entity_id from incident_affected_entities l
      join incidents i on i.tenant_id = :tenant and i.id = l.incident_id and i.deleted_at is null and i.status <> 'resolved'
      where l.tenant_id = :tenant and l.entity_type = 'services' group by l.entity_id) troubles on troubles.entity_id = s.id
    where s.tenant_id = :tenant and s.deleted_at is null
    offset 0) checks) scored
order by score, id
limit 50
