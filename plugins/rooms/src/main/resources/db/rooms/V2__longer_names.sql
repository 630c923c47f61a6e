-- A name has 64 code points; H2 counts those beyond the basic plane as two.
alter table room_presence modify column username varchar(128) not null;
