-- Who did what to whom, and why. Names are those of that time; rows are never changed.
create table audit_log (
  id bigint not null auto_increment,
  written_at datetime(3) not null,
  actor_id bigint not null,
  actor_name varchar(64) not null,
  action varchar(64) not null,
  subject_kind varchar(32) not null,
  subject_id varchar(128) character set utf8mb4 collate utf8mb4_bin not null,
  target_id bigint,
  target_name varchar(64),
  reason varchar(500),
  primary key (id)
) engine = InnoDB default charset = utf8mb4;

create index audit_log_written_at on audit_log (written_at);
create index audit_log_actor on audit_log (actor_id, id);
create index audit_log_action on audit_log (action, id);
create index audit_log_subject on audit_log (subject_id, id);
