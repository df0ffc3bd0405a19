-- Where the request stood in its trace, as W3C's header "traceparent" says it; whoever works on it continues there.
alter table job add column traceparent varchar(55);
alter table experiment add column traceparent varchar(55);
