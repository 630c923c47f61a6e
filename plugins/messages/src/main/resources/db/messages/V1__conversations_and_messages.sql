create table conversations (
    id          bigint not null auto_increment primary key,
    kind        varchar(32) character set utf8mb4 collate utf8mb4_bin not null,
    external_id varchar(128) character set utf8mb4 collate utf8mb4_bin not null,
    created_at  datetime(3) not null,
    unique key conversations_kind_external_id (kind, external_id)
) engine = InnoDB default charset = utf8mb4;

create table messages (
    id              bigint not null auto_increment primary key,
    conversation_id bigint not null,
    author_id       bigint not null,
    author_name     varchar(64) not null,
    type            varchar(16) not null,
    body            text not null,
    context         longtext,
    created_at      datetime(3) not null,
    key messages_conversation_id_id (conversation_id, id),
    constraint messages_conversation foreign key (conversation_id) references conversations (id)
) engine = InnoDB default charset = utf8mb4;
