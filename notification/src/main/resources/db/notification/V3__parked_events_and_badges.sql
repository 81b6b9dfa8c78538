-- Events that a process could not handle, and those of the same walker or pair that came after them.
create table parked_event (
    id        bigint       not null auto_increment primary key,
    processor varchar(64)  character set ascii not null,
    position  bigint       not null,
    owner     varchar(190) character set ascii not null,
    cause     varchar(500) not null,
    attempts  int          not null,
    parked_at datetime(6)  not null,
    unique key one_per_process (processor, position),
    key of_owner (processor, owner, position)
) engine = InnoDB default charset = utf8mb4;

-- Up to which ledger position granted badges have been told.
create table badges_told (
    id       tinyint not null primary key,
    position bigint  not null
) engine = InnoDB default charset = utf8mb4;
insert into badges_told (id, position) values (1, 0);
