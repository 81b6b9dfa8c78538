-- Final boards (domain-rules.md 7.2-7.4): which were sealed, and everybody on them as it stood when they were.
CREATE TABLE board_seal (
    period    CHAR(1)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_date DATE     NOT NULL,
    position  BIGINT   NOT NULL,
    policy    INT      NOT NULL,
    members   INT      NOT NULL,
    hash      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (period, from_date),
    KEY board_seal_position (position)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- member: a pseudonym of this board alone. walker_id: null once the walker is erased. listed: was seen by all then.
CREATE TABLE board_sealed (
    period    CHAR(1)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_date DATE        NOT NULL,
    member    CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    score     BIGINT      NOT NULL,
    slot      BIGINT      NOT NULL,
    listed    BOOLEAN     NOT NULL,
    PRIMARY KEY (period, from_date, member),
    KEY board_sealed_ranked (period, from_date, listed, score DESC, slot, member DESC),
    KEY board_sealed_walker (walker_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- What a walker-day and a visibility were when a seal was set and are no longer: the last fact before each such seal.
CREATE TABLE board_day_past (
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_date DATE        NOT NULL,
    position  BIGINT      NOT NULL,
    score     BIGINT      NOT NULL,
    slot      BIGINT      NOT NULL,
    PRIMARY KEY (walker_id, from_date, position)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE board_walker_past (
    walker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position   BIGINT      NOT NULL,
    visibility TINYINT     NOT NULL,
    PRIMARY KEY (walker_id, position)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
