-- A name has 64 code points; H2 counts those beyond the basic plane as two.
alter table recording_tracks modify column username varchar(128) not null;
alter table audit_log modify column actor_name varchar(128) not null;
alter table audit_log modify column target_name varchar(128);
