-- A name has 64 code points; H2 counts those beyond the basic plane as two.
alter table meetings modify column host_name varchar(128) not null;
alter table meeting_participants modify column username varchar(128) not null;
alter table meeting_waiting modify column username varchar(128) not null;
alter table meeting_hands modify column username varchar(128) not null;
alter table meeting_screen_shares modify column username varchar(128) not null;

-- How often the list of raised hands was to be told anew, and when last; each server tells its own people.
alter table meetings add column hands_version bigint not null default 0;
alter table meetings add column hands_changed_at datetime(3);
create index meetings_hands_changed_at on meetings (hands_changed_at);
