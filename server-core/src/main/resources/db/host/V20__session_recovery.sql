-- What is kept of a connected client so that it can come back after a lost connection or a restart.
create table session_recovery (
  private_hash char(64) not null,
  session_id varchar(128) not null,
  user_id bigint not null,
  dialects varchar(512) not null,
  rooms longtext not null,
  token_expires_at datetime(3) not null,
  position bigint not null,
  ended_at datetime(3),
  primary key (private_hash)
);

create index session_recovery_ended on session_recovery (ended_at);
