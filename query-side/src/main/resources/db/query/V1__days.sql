-- The day view. Every table of it is renamed together when another version takes over (see View).
CREATE TABLE days_version (
    id       TINYINT NOT NULL PRIMARY KEY,
    version  INT     NOT NULL,
    position BIGINT  NOT NULL
) ENGINE = InnoDB;

INSERT INTO days_version (id, version, position) VALUES (1, 1, 0);

CREATE TABLE day_view (
    walker_id        VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    local_date       DATE          NOT NULL,
    total            INT           NOT NULL,
    ranked           INT           NOT NULL,
    quarantined      INT           NOT NULL,
    goal             INT           NOT NULL,
    goal_reached     BOOLEAN       NOT NULL,
    devices          MEDIUMTEXT    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    updated_at       DATETIME(6)   NULL,
    position         BIGINT        NOT NULL,
    goal_reached_at  DATETIME(6)   NULL,
    verdict_position BIGINT        NOT NULL,
    PRIMARY KEY (walker_id, local_date)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE day_goal (
    walker_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    effective_from DATE        NOT NULL,
    goal           INT         NOT NULL,
    position       BIGINT      NOT NULL,
    PRIMARY KEY (walker_id, effective_from)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE day_zone (
    walker_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_millis BIGINT      NOT NULL,
    zone        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position    BIGINT      NOT NULL,
    PRIMARY KEY (walker_id, from_millis)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Random ids of erased walkers: what the ledger still holds of them never comes back.
CREATE TABLE day_erased (
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    position  BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
