-- What a table was understood to be, and how its words became numbers; null for rows of numbers.

alter table dataset add column task varchar(7) default 'numbers' not null;
alter table dataset add column encoding text;
alter table dataset add column description text;
alter table dataset add column summary varchar(2000);
