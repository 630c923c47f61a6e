alter table meetings add column layout varchar(8) not null default 'GRID';

-- Of a device that waits to be let in: it is in no room.
alter table meeting_sessions add column waiting tinyint(1) not null default 0;

-- What the host decided about users, beyond whether they are in: APPROVED or EJECTED.
create table meeting_admissions (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    decision   varchar(8) not null,
    decided_at datetime(3) not null,
    primary key (meeting_id, user_id),
    constraint meeting_admissions_meeting foreign key (meeting_id) references meetings (id)
) engine = InnoDB default charset = utf8mb4;

-- Who waits to be let in, in the order of place; the host knows them by their tickets.
create table meeting_waiting (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    username   varchar(64) not null,
    ticket     varchar(32) character set utf8mb4 collate utf8mb4_bin not null,
    place      bigint not null,
    primary key (meeting_id, user_id),
    unique key meeting_waiting_ticket (ticket),
    constraint meeting_waiting_meeting foreign key (meeting_id) references meetings (id)
) engine = InnoDB default charset = utf8mb4;

-- Whose hands are up, in the order of place.
create table meeting_hands (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    username   varchar(64) not null,
    raised_at  datetime(3) not null,
    place      bigint not null,
    primary key (meeting_id, user_id),
    constraint meeting_hands_meeting foreign key (meeting_id) references meetings (id)
) engine = InnoDB default charset = utf8mb4;

-- The one who shares a screen, and with which device.
create table meeting_screen_shares (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null primary key,
    session_id varchar(64) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    username   varchar(64) not null,
    constraint meeting_screen_shares_meeting foreign key (meeting_id) references meetings (id)
) engine = InnoDB default charset = utf8mb4;
