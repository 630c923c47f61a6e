-- Recordings, and the manifest of what was captured: the row of a fragment is committed before the fragment is put.
create table recordings (
  id bigint not null auto_increment,
  room varchar(161) not null,
  -- the room again while it is being recorded, so that it can not be recorded twice at once
  capturing varchar(161),
  type varchar(16) not null,
  status varchar(16) not null,
  started_by bigint not null,
  started_at datetime(3) not null,
  stopped_at datetime(3),
  duration_ms bigint not null,
  bytes bigint not null,
  progress double not null,
  object_key varchar(512),
  content_type varchar(64),
  primary key (id)
);

create unique index recordings_capturing on recordings (capturing);
create index recordings_room on recordings (room, id);
create index recordings_status on recordings (status, id);

create table recording_tracks (
  recording_id bigint not null,
  track_id varchar(64) not null,
  user_id bigint not null,
  username varchar(64) not null,
  kind varchar(16) not null,
  source varchar(32) not null,
  codec varchar(16) not null,
  start_ms bigint not null,
  primary key (recording_id, track_id)
);

create table recording_fragments (
  recording_id bigint not null,
  track_id varchar(64) not null,
  sequence int not null,
  object_key varchar(512) not null,
  size bigint not null,
  end_ms bigint not null,
  primary key (recording_id, track_id, sequence)
);
