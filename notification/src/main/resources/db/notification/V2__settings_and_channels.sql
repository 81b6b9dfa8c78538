create table notification_settings (
    walker_id    varchar(64) character set ascii not null primary key,
    settings     text        not null,
    friend_goals boolean     not null,
    updated_at   datetime(6) not null
) engine = InnoDB default charset = utf8mb4;

-- A browser's address. The endpoint is a secret of the walker: whoever knows it can push.
create table push_subscription (
    id            bigint        not null auto_increment primary key,
    walker_id     varchar(64)   character set ascii not null,
    endpoint      varchar(2048) character set ascii not null,
    endpoint_hash binary(32)    not null,
    p256dh        varbinary(65) not null,
    auth          binary(16)    not null,
    created_at    datetime(6)   not null,
    unique key one_endpoint (endpoint_hash),
    key of_walker (walker_id)
) engine = InnoDB default charset = utf8mb4;

-- The key pair that push services know this installation by; made once, the same for all instances.
create table push_identity (
    id          tinyint        not null primary key,
    private_key varbinary(512) not null,
    public_key  varbinary(512) not null
) engine = InnoDB default charset = utf8mb4;
