-- What counts something (tally_of) is one unread row that grows.
create table notifications (
    id         bigint not null auto_increment primary key,
    user_id    bigint not null,
    type       varchar(32) not null,
    title      varchar(200) not null,
    message    varchar(1000) not null,
    data       longtext not null,
    tally_of   varchar(64) character set utf8mb4 collate utf8mb4_bin,
    tally      int not null,
    created_at datetime(3) not null,
    read_at    datetime(3),
    key notifications_user_id_id (user_id, id),
    key notifications_user_id_tally_of (user_id, tally_of),
    key notifications_created_at (created_at)
) engine = InnoDB default charset = utf8mb4;
