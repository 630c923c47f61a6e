-- Durable events. A row is written in the transaction of the change it tells of; its position, the one order for all,
-- is stamped after that is committed.
create table event_log (
    id bigint not null auto_increment primary key,
    position bigint null,
    room varchar(190) not null,
    type varchar(190) not null,
    owner varchar(40) not null,
    payload longtext not null,
    created_at datetime(3) not null,
    constraint event_log_position unique (position)
) character set utf8mb4 collate utf8mb4_bin;

create index event_log_room on event_log (room, position);

-- head: the last position given, and the epoch of the sequencer that may give the next. floor: the last one deleted.
create table event_log_mark (
    name varchar(20) not null primary key,
    position bigint not null,
    epoch bigint not null
);

insert into event_log_mark (name, position, epoch) values ('head', 0, 0), ('floor', 0, 0);
