-- A name has 64 code points; H2 counts those beyond the basic plane as two.
alter table host_control_requests modify column requester_name varchar(128) not null;
