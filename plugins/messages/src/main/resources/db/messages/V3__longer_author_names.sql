-- A name has 64 code points; H2 counts those beyond the basic plane as two.
alter table messages modify column author_name varchar(128) not null;
