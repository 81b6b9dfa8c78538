-- The friends view. Every table of it is renamed together when another version takes over (see View).
CREATE TABLE friends_version (
    id       TINYINT NOT NULL PRIMARY KEY,
    version  INT     NOT NULL,
    position BIGINT  NOT NULL
) ENGINE = InnoDB;

INSERT INTO friends_version (id, version, position) VALUES (1, 1, 0);

-- What a walker is to another: a friend (both rows say so), or shut out (only the blocker's row says so).
CREATE TABLE friend_tie (
    walker_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    other_id       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    friends        BOOLEAN     NOT NULL,
    since_millis   BIGINT      NOT NULL,
    bond_position  BIGINT      NOT NULL,
    blocks         BOOLEAN     NOT NULL,
    block_position BIGINT      NOT NULL,
    PRIMARY KEY (walker_id, other_id),
    KEY friend_tie_reverse (other_id, blocks)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Requests. Silent ones, and those barred by a block, are seen by their sender alone.
CREATE TABLE friend_ask (
    request_id       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    requester_id     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    addressee_id     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    requested_millis BIGINT      NOT NULL,
    silent           BOOLEAN     NOT NULL,
    asked_position   BIGINT      NOT NULL,
    ended            BOOLEAN     NOT NULL,
    ended_position   BIGINT      NOT NULL,
    barred_by        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    barred_position  BIGINT      NOT NULL,
    KEY friend_ask_sent (requester_id, ended, requested_millis),
    KEY friend_ask_received (addressee_id, ended, requested_millis)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE friend_sight (
    walker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    visibility TINYINT     NOT NULL,
    position   BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Random ids of erased walkers: what the ledger still holds of them never comes back.
CREATE TABLE friend_erased (
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    position  BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
