-- The table that db-scheduler expects: jobs that wait or run.
create table scheduled_tasks (
    task_name varchar(100) not null,
    task_instance varchar(190) not null,
    task_data longblob null,
    execution_time datetime(6) not null,
    picked boolean not null,
    picked_by varchar(60) null,
    last_success datetime(6) null,
    last_failure datetime(6) null,
    consecutive_failures int null,
    last_heartbeat datetime(6) null,
    version bigint not null,
    priority smallint null,
    primary key (task_name, task_instance)
) character set utf8mb4 collate utf8mb4_bin;

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- Jobs that were given up, kept until somebody decides.
create table failed_job (
    name varchar(60) not null,
    job_key varchar(120) not null,
    data longtext not null,
    attempts int not null,
    error varchar(2000) not null,
    failed_at datetime(3) not null,
    primary key (name, job_key)
) character set utf8mb4 collate utf8mb4_bin;
