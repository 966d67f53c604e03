-- What a service needs, up to five steps away: each node with its distance, and the edges between
-- them. As one would write it by hand: plain recursion, which visits a node once for each distance;
-- "offset 0" keeps the planner from joining whole tables, "is true" from looping over all nodes.
with recursive
needs as not materialized (
  select 'products' as from_type, product_id as from_id, 'services' as to_type, service_id as to_id, 'services' as relation
  from product_services where tenant_id = :tenant
  union all
  select 'services', service_id, 'components', component_id, 'components'
  from service_components where tenant_id = :tenant
  union all
  select 'services', service_id, 'resources', resource_id, 'resources'
  from service_resources where tenant_id = :tenant
  union all
  select 'services', service_id, 'services', depends_on_service_id, 'depends_on'
  from service_dependencies where tenant_id = :tenant
  union all
  select 'services', service_id, 'repositories', repository_id, 'repositories'
  from service_repositories where tenant_id = :tenant
  union all
  select 'components', component_id, 'components', depends_on_component_id, 'depends_on'
  from component_dependencies where tenant_id = :tenant
  union all
  select 'components', component_id, 'services', depends_on_service_id, 'depends_on_services'
  from component_service_dependencies where tenant_id = :tenant
  union all
  select 'components', component_id, 'repositories', repository_id, 'repositories'
  from component_repositories where tenant_id = :tenant
),
entities as not materialized (
  select 'products' as type, id, team_id, jsonb_build_object('id', id, 'name', name, 'status', status) as summary
  from products where tenant_id = :tenant and deleted_at is null
  union all
  select 'services', id, team_id, jsonb_build_object('id', id, 'name', name, 'type', type, 'status', status, 'operational_status', operational_status)
  from services where tenant_id = :tenant and deleted_at is null
  union all
  select 'components', id, team_id, jsonb_build_object('id', id, 'name', name, 'type', type, 'status', status, 'operational_status', operational_status)
  from components where tenant_id = :tenant and deleted_at is null
  union all
  select 'resources', id, team_id, jsonb_build_object('id', id, 'name', name, 'type', type, 'environment', environment, 'operational_status', operational_status)
  from resources where tenant_id = :tenant and deleted_at is null
  union all
  select 'repositories', id, team_id, jsonb_build_object('id', id, 'name', name, 'provider', provider, 'url', url)
  from repositories where tenant_id = :tenant and deleted_at is null
),
walk as (
  select 'services' as type, id, 0 as distance
  from services where tenant_id = :tenant and id = :start and deleted_at is null
  union
  select needs.to_type, needs.to_id, walk.distance + 1
  from walk
  cross join lateral (
    select * from needs where from_type = walk.type and from_id = walk.id offset 0) needs
  cross join lateral (
    select from entities where type = needs.to_type and id = needs.to_id offset 0) living
  where walk.distance < 5
),
nodes as materialized (
  select type, id, min(distance) as distance from walk group by type, id
)
select 'node' as what, type, id, distance, null as other_type, null::uuid as other_id, summary
from nodes
cross join lateral (
  select summary from entities where type = nodes.type and id = nodes.id offset 0) entities
union all
select relation, type, id, null, to_type, to_id, null
from nodes
cross join lateral (
  select * from needs where from_type = nodes.type and from_id = nodes.id offset 0) needs
where ((to_type, to_id) in (select type, id from nodes)) is true
