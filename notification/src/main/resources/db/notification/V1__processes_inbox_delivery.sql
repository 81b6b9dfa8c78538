-- Sagas: Axon's columns, our keys and lengths. Every look-up of the saga store has an index.
create table saga_entry (
    saga_id         varchar(64)  character set ascii not null primary key,
    revision        varchar(32)  character set ascii,
    saga_type       varchar(160) character set ascii not null,
    serialized_saga mediumblob   not null
) engine = InnoDB default charset = utf8mb4;

create table association_value_entry (
    id                bigint       not null auto_increment primary key,
    association_key   varchar(32)  character set ascii not null,
    association_value varchar(190) character set ascii not null,
    saga_type         varchar(160) character set ascii not null,
    saga_id           varchar(64)  character set ascii not null,
    unique key one_association (saga_type, association_key, association_value, saga_id),
    key of_saga (saga_id, saga_type)
) engine = InnoDB default charset = utf8mb4;

-- Deadlines: db-scheduler's table.
create table scheduled_tasks (
    task_name            varchar(100) character set ascii not null,
    task_instance        varchar(190) character set ascii not null,
    task_data            blob,
    execution_time       timestamp(6) not null,
    picked               boolean      not null,
    picked_by            varchar(100),
    last_success         timestamp(6) null,
    last_failure         timestamp(6) null,
    consecutive_failures int,
    last_heartbeat       timestamp(6) null,
    version              bigint       not null,
    priority             smallint,
    primary key (task_name, task_instance),
    key by_time (execution_time),
    key by_heartbeat (last_heartbeat)
) engine = InnoDB default charset = utf8mb4;

-- What is worth telling, each fact once for ever: the key is the promise.
create table intent (
    id          bigint       not null auto_increment primary key,
    intent_key  varchar(190) character set ascii not null,
    walker_id   varchar(64)  character set ascii not null,
    kind        varchar(32)  character set ascii not null,
    facts       text         not null,
    recorded_at datetime(6)  not null,
    push_until  datetime(6)  null,
    state       varchar(12)  character set ascii not null,
    inbox_seq   bigint       null,
    unique key one_per_fact (intent_key),
    key of_walker (walker_id, state)
) engine = InnoDB default charset = utf8mb4;

-- When a walker's waiting intents become an inbox entry. Lane 'now' waits for nobody, lane 'sync' gathers a digest.
create table digest_due (
    walker_id varchar(64) character set ascii not null,
    lane      varchar(4)  character set ascii not null,
    due_at    datetime(6) not null,
    primary key (walker_id, lane),
    key by_time (due_at)
) engine = InnoDB default charset = utf8mb4;

-- The inbox is the truth. The head's row lock is held until commit: ids appear in their order, without holes.
create table inbox_head (
    walker_id varchar(64) character set ascii not null primary key,
    seq       bigint      not null
) engine = InnoDB default charset = utf8mb4;

create table inbox (
    walker_id  varchar(64) character set ascii not null,
    seq        bigint      not null,
    kind       varchar(32) character set ascii not null,
    facts      mediumtext  not null,
    created_at datetime(6) not null,
    read_at    datetime(6) null,
    primary key (walker_id, seq),
    key unread (walker_id, read_at)
) engine = InnoDB default charset = utf8mb4;

-- Everything that reaches out of the house: questions to other services, pushes, mails. Done means gone.
create table errand (
    id         bigint       not null auto_increment primary key,
    errand_key varchar(190) character set ascii not null,
    type       varchar(32)  character set ascii not null,
    walker_id  varchar(64)  character set ascii not null,
    payload    text         not null,
    state      varchar(8)   character set ascii not null,
    due_at     datetime(6)  not null,
    expires_at datetime(6)  null,
    attempts   int          not null,
    last_error varchar(500) null,
    created_at datetime(6)  not null,
    unique key one_errand (errand_key),
    key by_time (state, due_at),
    key of_walker (walker_id)
) engine = InnoDB default charset = utf8mb4;

-- Walkers who are gone: whatever still arrives for these random ids is dropped.
create table erased_walker (
    walker_id varchar(64) character set ascii not null primary key
) engine = InnoDB default charset = utf8mb4;

-- When this service first looked at the ledger: older facts were never its to tell.
create table first_start (
    id         tinyint     not null primary key,
    started_at datetime(6) not null
) engine = InnoDB default charset = utf8mb4;
insert into first_start (id, started_at) values (1, utc_timestamp(6));
