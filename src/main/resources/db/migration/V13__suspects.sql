-- Which process runs a job, whether it may be computing, and what it is suspected of: see job.Suspicion.
-- lost_attempts is no longer read.
alter table job add column process varchar(100);
alter table job add column computing boolean default false not null;
alter table job add column suspect boolean default false not null;
alter table job add column deaths integer default 0 not null;
