-- Who made a job or a data set: 'anyone' where nobody is asked who they are, '' what belongs to all.
alter table job add column owner varchar(200) default 'anyone' not null;
alter table dataset add column owner varchar(200) default 'anyone' not null;
update job set owner = '' where id = '01900000-0000-7000-8000-000000000000';
create index job_owner on job (owner, id);
create index dataset_owner on dataset (owner, id);
