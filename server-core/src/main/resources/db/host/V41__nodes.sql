-- The servers that share this database, each with a sign of life.
create table nodes (
    id varchar(32) not null primary key,
    seen_at datetime(3) not null
) character set utf8mb4 collate utf8mb4_bin;

-- On which node a session is connected, or was last.
alter table session_recovery add column node varchar(32) not null default '';

create index session_recovery_user on session_recovery (user_id);
create index session_recovery_node on session_recovery (node);

-- Who was connected then was so to a server that is gone.
update session_recovery set ended_at = current_timestamp(3) where ended_at is null;
