-- Which session has been in which room, and when it used it last.
create table room_visits (
  session_id varchar(128) not null,
  room_id varchar(128) not null,
  user_id bigint not null,
  used_at datetime(3) not null,
  primary key (session_id, room_id)
);

create index room_visits_user on room_visits (user_id);

-- Who is online in rooms; lost_at while none of the user's sessions is connected.
create table room_presence (
  user_id bigint not null,
  username varchar(64) not null,
  seen_at datetime(3) not null,
  lost_at datetime(3),
  primary key (user_id)
);
