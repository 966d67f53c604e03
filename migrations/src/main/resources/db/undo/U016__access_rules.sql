drop table access_rules;
