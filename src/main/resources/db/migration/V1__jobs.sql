-- One schema for H2 and PostgreSQL. The placeholder is "binary large object" there, "bytea" here.

create table dataset (
  id          uuid primary key,
  row_count   integer not null,
  inputs      integer not null,
  targets     integer not null,
  data        ${binary} not null,
  bytes       bigint not null,
  created_at  timestamp with time zone not null
);

create table job (
  id               uuid primary key,
  name             varchar(200),
  status           varchar(9) not null,
  outcome          varchar(11),
  spec             text not null,
  -- one of three: a built-in set, an uploaded one, or rows of its own
  built_in         varchar(20),
  dataset_id       uuid references dataset (id),
  inline_data      ${binary},
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
  finished_at      timestamp with time zone
);

create index job_status on job (status, id);
create index job_finished on job (finished_at);
create index job_dataset on job (dataset_id);

-- a run between two epochs: theta with the optimizer's memory, and the losses so far
create table checkpoint (
  job_id    uuid primary key references job (id) on delete cascade,
  state     ${binary} not null,
  history   ${binary} not null,
  snapshots ${binary} not null
);

create table result (
  job_id    uuid primary key references job (id) on delete cascade,
  theta     ${binary} not null,
  history   ${binary} not null,
  snapshots ${binary} not null
);

-- db-scheduler's own table, as its documentation asks for
create table scheduled_tasks (
  task_name            varchar(100) not null,
  task_instance        varchar(100) not null,
  task_data            ${binary},
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
