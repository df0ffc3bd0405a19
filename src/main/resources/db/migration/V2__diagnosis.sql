-- What is said of a run, as JSON: before it, at its end, and once remedies were tried.

alter table job add column warnings text default '[]' not null;
alter table job add column findings text default '[]' not null;
alter table result add column diagnosis text;
