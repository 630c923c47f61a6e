-- How often the list of those who are in was to be told anew, and when last; each server tells its own people.
alter table meetings add column roster_version bigint not null default 0;
alter table meetings add column roster_changed_at datetime(3);
create index meetings_roster_changed_at on meetings (roster_changed_at);
alter table meetings drop index meetings_roster_stale;
alter table meetings drop column roster_stale;
alter table meetings drop column roster_told_at;
