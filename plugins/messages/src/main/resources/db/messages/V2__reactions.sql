-- Compared by code points: other collations take most emojis for one and the same.
create table message_reactions (
    message_id bigint not null,
    emoji      varchar(32) character set utf8mb4 collate utf8mb4_bin not null,
    user_id    bigint not null,
    created_at datetime(3) not null,
    primary key (message_id, emoji, user_id),
    constraint message_reactions_message foreign key (message_id) references messages (id)
) engine = InnoDB default charset = utf8mb4;
