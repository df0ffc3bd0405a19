-- Multiply-adds that were submitted by callers whose quota counts them.
create table work_of_day (
  owner   varchar(200) not null,
  on_date date not null,
  work    double precision not null,
  primary key (owner, on_date)
);
