-- What operators ask of projections. Whoever moves a live view holds its row shared; who switches versions, alone.
CREATE TABLE projection_control (
    name       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    paused     BOOLEAN     NOT NULL,
    changed_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;

-- Rebuilds and verifications. `active` is unique while one runs: a second of the same view finds it taken.
CREATE TABLE rebuild (
    id            VARCHAR(36)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    view_name     VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    active        VARCHAR(80)   CHARACTER SET ascii COLLATE ascii_bin NULL UNIQUE,
    mode          VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state         VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    walker_id     VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    from_position BIGINT        NULL,
    auto_switch   BOOLEAN       NOT NULL,
    old_version   INT           NOT NULL,
    new_version   INT           NOT NULL,
    proof_version INT           NOT NULL,
    owner         VARCHAR(36)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    failure       VARCHAR(1000) NULL,
    diff          MEDIUMTEXT    NULL,
    prediction    TEXT          NULL,
    created_at    DATETIME(6)   NOT NULL,
    finished_at   DATETIME(6)   NULL,
    KEY rebuild_view (view_name, created_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- How far a rebuild is, apart from its state, so that reporting never waits for a worker.
CREATE TABLE rebuild_progress (
    rebuild_id        VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    processed         BIGINT      NOT NULL,
    target            BIGINT      NOT NULL,
    done              BIGINT      NOT NULL,
    work              BIGINT      NOT NULL,
    events_per_second DOUBLE      NOT NULL,
    lease_until       DATETIME(6) NOT NULL,
    attempts          INT         NOT NULL
) ENGINE = InnoDB;

-- How far each worker has written its walkers; in the transaction of the rows it speaks of.
CREATE TABLE rebuild_worker (
    rebuild_id VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    worker     INT         NOT NULL,
    position   BIGINT      NOT NULL,
    PRIMARY KEY (rebuild_id, worker)
) ENGINE = InnoDB;

-- Events whose handling failed, and those of the same stream that follow them. The ledger keeps the events.
CREATE TABLE dead_letter (
    id            VARCHAR(36)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    projection    VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position      BIGINT        NOT NULL,
    stream_id     VARCHAR(160)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cause         VARCHAR(1000) NOT NULL,
    attempts      INT           NOT NULL,
    parked_at     DATETIME(6)   NOT NULL,
    tried_at      DATETIME(6)   NOT NULL,
    drop_reason   VARCHAR(500)  NULL,
    dropped_at    DATETIME(6)   NULL,
    UNIQUE KEY dead_letter_event (projection, position),
    KEY dead_letter_stream (projection, stream_id, position)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
