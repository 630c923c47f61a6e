create table things (
    id bigint not null auto_increment primary key,
    code varchar(60) not null,
    made_at datetime(3) not null,
    seen_at datetime(3) null,
    constraint things_code unique (code)
) character set utf8mb4 collate utf8mb4_bin;
