-- The job that a job goes on from, which may be deleted, and where that was: as checkpoint.state.
alter table job add column from_job uuid;
alter table job add column from_epoch integer;
alter table job add column from_state ${binary};
