-- The badges view. Every table of it is renamed together when another version takes over (see View).
CREATE TABLE badges_version (
    id       TINYINT NOT NULL PRIMARY KEY,
    version  INT     NOT NULL,
    position BIGINT  NOT NULL
) ENGINE = InnoDB;

INSERT INTO badges_version (id, version, position) VALUES (1, 1, 0);

-- A walker's lifetime steps, and the position of the last fact that they count.
CREATE TABLE badge_walker (
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    lifetime  BIGINT      NOT NULL,
    position  BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE badge_day (
    walker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    local_date DATE        NOT NULL,
    total      INT         NOT NULL,
    reached    BOOLEAN     NOT NULL,
    position   BIGINT      NOT NULL,
    PRIMARY KEY (walker_id, local_date)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Granted once; a correction only sets the mark.
CREATE TABLE badge_earned (
    walker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    badge      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    earned_for DATE        NOT NULL,
    corrected  BOOLEAN     NOT NULL,
    position   BIGINT      NOT NULL,
    PRIMARY KEY (walker_id, badge)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Random ids of erased walkers: what the ledger still holds of them never comes back.
CREATE TABLE badge_erased (
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    position  BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
