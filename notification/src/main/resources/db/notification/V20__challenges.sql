-- Challenges whose start is still to be told, and whom a challenge's notices go to. Both follow from the ledger; the row
-- of a start is the deadline that survives a restart (domain-rules.md 8.12, 9.1).
CREATE TABLE challenge_start (
    challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    starts_at    DATETIME(6) NOT NULL,
    KEY by_time (starts_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE challenge_audience (
    challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    walker_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (challenge_id, walker_id),
    KEY of_walker (walker_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
