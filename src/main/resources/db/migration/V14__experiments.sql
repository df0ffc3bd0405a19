-- Many runs as one question; its plan is JSON as it was posted, with a seed.
create table experiment (
  id          uuid primary key,
  owner       varchar(200) not null,
  name        varchar(200),
  status      varchar(9) not null,
  plan        text not null,
  dataset_id  uuid references dataset (id),
  runs        integer not null,
  -- where chunks begin, and the end of the last one: ints
  edges       ${binary} not null,
  next_chunk  integer not null default 0,
  error       varchar(500),
  bytes       bigint not null,
  created_at  timestamp with time zone not null,
  started_at  timestamp with time zone,
  finished_at timestamp with time zone
);

create index experiment_finished on experiment (finished_at);
create index experiment_dataset on experiment (dataset_id);

-- A chunk belongs to the lane that took it; ends are null until it was trained.
create table experiment_chunk (
  experiment_id uuid not null references experiment (id) on delete cascade,
  number        integer not null,
  lane          integer not null,
  runs          integer not null,
  ends          ${binary},
  primary key (experiment_id, number)
);
