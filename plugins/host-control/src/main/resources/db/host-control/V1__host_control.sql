-- Who has asked to be host and was not answered yet. Changed while the meeting's own row is locked.
create table host_control_requests (
    meeting_id     varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    requester_id   bigint not null,
    requester_name varchar(64) not null,
    requested_at   datetime(3) not null,
    expires_at     datetime(3) not null,
    primary key (meeting_id, requester_id),
    key host_control_requests_expires_at (expires_at)
) engine = InnoDB default charset = utf8mb4;

-- Up to which quality everybody in a meeting receives, where its host has said so.
create table meeting_quality (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null primary key,
    video      varchar(8) not null,
    audio      varchar(8) not null
) engine = InnoDB default charset = utf8mb4;
