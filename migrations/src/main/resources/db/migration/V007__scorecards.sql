-- Scorecards: whom they are for, when a criterion counts, levels, and exemptions. Results are never kept.

alter table scorecards add column filter text collate "C";

alter table scorecard_criteria add column hint text collate "C";
alter table scorecard_criteria add column applies_when text collate "C";
alter table scorecard_criteria add column level varchar(50) collate "C";
create unique index scorecard_criteria_name_key on scorecard_criteria (tenant_id, scorecard_id, name);

create table scorecard_levels (
  tenant_id uuid not null,
  id uuid not null,
  scorecard_id uuid not null,
  name varchar(50) collate "C" not null,
  min_score numeric(5, 2) not null default 0,
  sort_order integer not null default 0,
  constraint scorecard_levels_pk primary key (tenant_id, id),
  constraint scorecard_levels_name_check check (length(btrim(name)) > 0),
  constraint scorecard_levels_min_score_check check (min_score between 0 and 100)
);

create table scorecard_exemptions (
  tenant_id uuid not null,
  id uuid not null,
  scorecard_id uuid not null,
  criterion varchar(255) collate "C" not null,
  entity_type varchar(50) collate "C" not null,
  entity_id uuid not null,
  reason text collate "C" not null,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint scorecard_exemptions_pk primary key (tenant_id, id),
  constraint scorecard_exemptions_reason_check check (length(btrim(reason)) > 0)
);

alter table scorecard_levels add constraint scorecard_levels_scorecard_fk
  foreign key (tenant_id, scorecard_id) references scorecards (tenant_id, id) on delete cascade;
alter table scorecard_exemptions add constraint scorecard_exemptions_scorecard_fk
  foreign key (tenant_id, scorecard_id) references scorecards (tenant_id, id) on delete cascade;

create unique index scorecard_levels_name_key on scorecard_levels (tenant_id, scorecard_id, name);
-- All exemptions of a scorecard are one range of this index, those of an entity a part of it.
create unique index scorecard_exemptions_criterion_key
  on scorecard_exemptions (tenant_id, scorecard_id, entity_type, entity_id, criterion);

-- Owned rows, edited with their scorecard.
call protect_tenant_table('scorecard_levels', 'select, insert, update, delete');
call protect_tenant_table('scorecard_exemptions', 'select, insert, update, delete');

comment on table scorecard_levels is 'The levels that entities reach on a scorecard.';
comment on table scorecard_exemptions is 'Which entities are exempt from which criteria, why and until when.';
comment on column scorecards.filter is 'The entities it is for, as a filter; null for all of its types.';
comment on column scorecard_criteria.hint is 'How to pass.';
comment on column scorecard_criteria.applies_when is 'The entities it counts for, as a filter; null for all.';
comment on column scorecard_criteria.level is 'The level that cannot be reached without passing; null for none.';
comment on column scorecard_levels.min_score is 'The score from which on the level is reached.';
comment on column scorecard_exemptions.criterion is 'The name of the criterion.';
comment on column scorecard_exemptions.expires_at is 'The moment from which on it is exempt no longer; null for never.';
