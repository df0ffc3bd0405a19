-- The schema as the scripts below migration/ leave it, for a database in memory. A test holds that both are the same.

create table dataset (
  id          uuid primary key,
  row_count   integer not null,
  inputs      integer not null,
  targets     integer not null,
  data        binary large object not null,
  bytes       bigint not null,
  created_at  timestamp with time zone not null,
  -- what a table was understood to be, and how its words became numbers; null for rows of numbers
  task        varchar(7) default 'numbers' not null,
  encoding    text,
  description text,
  summary     varchar(2000),
  -- who made it: 'anyone' where nobody is asked who they are, '' what belongs to all
  owner       varchar(200) default 'anyone' not null
);

create index dataset_owner on dataset (owner, id);

create table job (
  id               uuid primary key,
  name             varchar(200),
  status           varchar(9) not null,
  outcome          varchar(11),
  spec             text not null,
  -- one of three: a built-in set, an uploaded one, or rows of its own
  built_in         varchar(20),
  dataset_id       uuid references dataset (id),
  inline_data      binary large object,
  -- who may write: every write of a running job names its attempt
  attempt          integer not null default 0,
  lost_attempts    integer not null default 0,
  handed_back      boolean not null default false,
  cancel_requested boolean not null default false,
  epoch            integer not null default 0,
  loss             double precision,
  initial_loss     double precision,
  floor_loss       double precision not null,
  baseline_loss    double precision not null,
  training_nanos   bigint not null default 0,
  error            varchar(500),
  bytes            bigint not null,
  created_at       timestamp with time zone not null,
  started_at       timestamp with time zone,
  finished_at      timestamp with time zone,
  warnings         text default '[]' not null,
  findings         text default '[]' not null,
  output_floor_loss double precision not null default 0,
  stopped_by       varchar(14),
  result_loss      double precision,
  penalty          double precision,
  best_epoch       integer,
  evaluations      bigint not null default 0,
  -- the job that it goes on from, which may be deleted, and where that was: as checkpoint.state
  from_job         uuid,
  from_epoch       integer,
  from_state       binary large object,
  pause_requested  boolean default false not null,
  holdout_loss     double precision,
  result_holdout_loss double precision,
  scores           text,
  -- bytes that it holds while it runs
  memory           bigint default 0 not null,
  -- what lists show of the spec, where that is much less
  outline          text,
  owner            varchar(200) default 'anyone' not null,
  -- which process runs it, whether it may be computing, and what it is suspected of: see job.Suspicion
  process          varchar(100),
  computing        boolean default false not null,
  suspect          boolean default false not null,
  deaths           integer default 0 not null,
  -- where the request stood in its trace
  traceparent      varchar(55),
  -- how many starts it trains, how those that were trained ended, and the seed of the best, whose run is the result
  restarts         integer default 1 not null,
  restart_ends     binary large object,
  won_seed         bigint
);

create index job_status on job (status, id);
create index job_finished on job (finished_at);
create index job_dataset on job (dataset_id);
create index job_owner on job (owner, id);

-- a run between two epochs: theta with the optimizer's memory, and the losses so far
create table checkpoint (
  job_id    uuid primary key references job (id) on delete cascade,
  state     binary large object not null,
  history   binary large object not null,
  snapshots binary large object not null
);

create table result (
  job_id    uuid primary key references job (id) on delete cascade,
  theta     binary large object not null,
  history   binary large object not null,
  snapshots binary large object not null,
  diagnosis text
);

-- what POST requests with an Idempotency-Key did, so that one that is sent again does nothing twice
create table idempotency_key (
  caller        varchar(200) not null,
  name          varchar(255) not null,
  -- who may write: each request that takes the key has a claim of its own, until a time, or for good once it has ended
  claim         uuid not null,
  claimed_until timestamp with time zone,
  -- the SHA-256 of method, address and body, from the change or the end of the request on
  request       varchar(64),
  -- the job or data set that was created or changed, written in the transaction that did so
  changed       uuid,
  answer        text,
  bytes         bigint default 0 not null,
  created_at    timestamp with time zone not null,
  primary key (caller, name)
);

create unique index idempotency_key_claim on idempotency_key (claim);
create index idempotency_key_created on idempotency_key (created_at);

-- many runs as one question; its plan is JSON as it was posted, with a seed
create table experiment (
  id          uuid primary key,
  owner       varchar(200) not null,
  name        varchar(200),
  status      varchar(9) not null,
  plan        text not null,
  dataset_id  uuid references dataset (id),
  runs        integer not null,
  -- where chunks begin, and the end of the last one: ints
  edges       binary large object not null,
  next_chunk  integer not null default 0,
  error       varchar(500),
  bytes       bigint not null,
  created_at  timestamp with time zone not null,
  started_at  timestamp with time zone,
  finished_at timestamp with time zone,
  traceparent varchar(55),
  memory      bigint default 0 not null
);

create index experiment_finished on experiment (finished_at);
create index experiment_dataset on experiment (dataset_id);

-- a chunk belongs to the lane that took it; ends are null until it was trained
create table experiment_chunk (
  experiment_id uuid not null references experiment (id) on delete cascade,
  number        integer not null,
  lane          integer not null,
  runs          integer not null,
  ends          binary large object,
  primary key (experiment_id, number)
);

-- multiply-adds that were submitted by callers whose quota counts them
create table work_of_day (
  owner   varchar(200) not null,
  on_date date not null,
  work    double precision not null,
  primary key (owner, on_date)
);

-- db-scheduler's table
create table scheduled_tasks (
  task_name            varchar(100) not null,
  task_instance        varchar(100) not null,
  task_data            binary large object,
  execution_time       timestamp with time zone not null,
  picked               boolean not null,
  picked_by            varchar(100),
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
