drop table evidence_vulnerabilities;
drop table advisory_packages;
drop table advisories;
drop table evidence_packages;
drop table evidence_facts;
drop table evidence_reports;
