-- Whether the owner of a running job wants it paused.
alter table job add column pause_requested boolean default false not null;
