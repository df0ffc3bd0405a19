-- The losses of rows that a job holds out, after its last epoch and of its result, and how well the result predicts.
alter table job add column holdout_loss double precision;
alter table job add column result_holdout_loss double precision;
alter table job add column scores text;
