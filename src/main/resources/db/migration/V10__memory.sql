-- Bytes that a job holds while it runs; of jobs from before it was known, nothing.
alter table job add column memory bigint default 0 not null;

-- What lists show of a spec, where that is much less.
alter table job add column outline text;

-- Tasks in the order in which they are taken up.
update scheduled_tasks set priority = 50 where priority is null;
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
