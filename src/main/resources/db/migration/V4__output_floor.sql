-- The smallest loss that the output can have; before it was known, the floor held it.
alter table job add column output_floor_loss double precision not null default 0;
update job set output_floor_loss = floor_loss;
