create table meetings (
    id                 varchar(16) character set utf8mb4 collate utf8mb4_bin not null primary key,
    title              varchar(200) not null,
    description        varchar(2000) not null,
    host_id            bigint not null,
    host_name          varchar(64) not null,
    password_hash      varchar(200),
    waiting_room       tinyint(1) not null,
    max_participants   int not null,
    mute_on_entry      tinyint(1) not null,
    guests             tinyint(1) not null,
    locked             tinyint(1) not null,
    mode               varchar(8) not null,
    allow_screen_share varchar(8) not null,
    allow_chat         varchar(8) not null,
    allow_recording    varchar(8) not null,
    revision           bigint not null,
    roster_stale       tinyint(1) not null,
    roster_told_at     datetime(3) not null,
    created_at         datetime(3) not null,
    ended_at           datetime(3),
    key meetings_host_id (host_id, created_at),
    key meetings_roster_stale (roster_stale)
) engine = InnoDB default charset = utf8mb4;

-- Everyone who ever joined; those who are in have not left.
create table meeting_participants (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    username   varchar(64) not null,
    joined_at  datetime(3) not null,
    left_at    datetime(3),
    microphone tinyint(1) not null,
    camera     tinyint(1) not null,
    primary key (meeting_id, user_id),
    key meeting_participants_user_id (user_id),
    constraint meeting_participants_meeting foreign key (meeting_id) references meetings (id)
) engine = InnoDB default charset = utf8mb4;

-- The devices that participants are in with; a lost one is kept for a while.
create table meeting_sessions (
    session_id varchar(64) character set utf8mb4 collate utf8mb4_bin not null primary key,
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    lost_at    datetime(3),
    key meeting_sessions_meeting_id (meeting_id, user_id),
    key meeting_sessions_lost_at (lost_at),
    constraint meeting_sessions_meeting foreign key (meeting_id) references meetings (id)
) engine = InnoDB default charset = utf8mb4;

-- With which of his devices a participant signalled last with another.
create table meeting_signal_paths (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    peer_id    bigint not null,
    session_id varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    primary key (meeting_id, user_id, peer_id),
    constraint meeting_signal_paths_session foreign key (session_id)
        references meeting_sessions (session_id) on delete cascade
) engine = InnoDB default charset = utf8mb4;
