-- How runs end, what they took, and what is kept of them.
alter table job add column stopped_by varchar(14);
alter table job add column result_loss double precision;
alter table job add column penalty double precision;
alter table job add column best_epoch integer;
alter table job add column evaluations bigint not null default 0;
update job set result_loss = loss where finished_at is not null;
