-- Bytes that a lane of the experiment holds while it trains.
alter table experiment add column memory bigint default 0 not null;
