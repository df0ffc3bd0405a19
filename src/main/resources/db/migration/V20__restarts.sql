-- How many starts a job trains, from its seed upwards; how those that were trained ended; the seed of the best, whose
-- run is the result.
alter table job add column restarts integer default 1 not null;
alter table job add column restart_ends ${binary};
alter table job add column won_seed bigint;
