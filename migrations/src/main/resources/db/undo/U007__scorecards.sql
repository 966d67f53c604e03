drop table scorecard_exemptions;
drop table scorecard_levels;
drop index scorecard_criteria_name_key;
alter table scorecard_criteria drop column level;
alter table scorecard_criteria drop column applies_when;
alter table scorecard_criteria drop column hint;
alter table scorecards drop column filter;
