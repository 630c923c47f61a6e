-- What was changed, from what and to what, where the action alone does not say it.
alter table audit_log add column detail varchar(1000);
