-- What POST requests with an Idempotency-Key did, so that one that is sent again does nothing twice.

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
