-- Scores as MySQL keeps them; Redis ranks them and can be filled again from here.
CREATE TABLE boards_version (
    id       TINYINT NOT NULL PRIMARY KEY,
    version  INT     NOT NULL,
    position BIGINT  NOT NULL
) ENGINE = InnoDB;

INSERT INTO boards_version (id, version, position) VALUES (1, 1, 0);

CREATE TABLE board_day (
    local_date DATE        NOT NULL,
    walker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    score      BIGINT      NOT NULL,
    slot       BIGINT      NOT NULL,
    position   BIGINT      NOT NULL,
    PRIMARY KEY (local_date, walker_id),
    KEY board_day_by_walker (walker_id, local_date)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- visibility: 1 public, 2 friends, 3 private, 9 erased (a random id that never comes back).
CREATE TABLE board_walker (
    walker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    visibility TINYINT     NOT NULL,
    position   BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
