-- What clients recorded themselves. The row is committed before the object is put, and marked as stored after that.
create table recording_chunks (
  recording_id bigint not null,
  user_id bigint not null,
  kind varchar(8) not null,
  sequence bigint not null,
  object_key varchar(512) not null,
  size bigint not null,
  mime_type varchar(128),
  arrived_at datetime(3) not null,
  stored tinyint(1) not null,
  primary key (recording_id, user_id, kind, sequence)
);
