-- Who was invited lately: he is not told again. Older rows go with the next invitation.
create table meeting_invitations (
    meeting_id varchar(16) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    invited_at datetime(3) not null,
    primary key (meeting_id, user_id),
    constraint meeting_invitations_meeting foreign key (meeting_id) references meetings (id)
) engine = InnoDB default charset = utf8mb4;
