-- A walker's score of every period that has a board: what Redis ranks, and what answers for it where Redis does not keep
-- a board. period: d day, w week, m month; listed: the walker may be seen by all.
CREATE TABLE board_score (
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    period    CHAR(1)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_date DATE        NOT NULL,
    score     BIGINT      NOT NULL,
    slot      BIGINT      NOT NULL,
    listed    BOOLEAN     NOT NULL,
    position  BIGINT      NOT NULL,
    PRIMARY KEY (walker_id, period, from_date),
    KEY board_score_ranked (period, from_date, listed, score DESC, slot, walker_id DESC)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

INSERT INTO board_score (walker_id, period, from_date, score, slot, listed, position)
SELECT d.walker_id, 'd', d.local_date, d.score, d.slot, COALESCE(w.visibility = 1, FALSE), d.position
FROM board_day d LEFT JOIN board_walker w ON w.walker_id = d.walker_id;

INSERT INTO board_score (walker_id, period, from_date, score, slot, listed, position)
SELECT d.walker_id, 'w', DATE_SUB(d.local_date, INTERVAL WEEKDAY(d.local_date) DAY), SUM(d.score),
       MAX(IF(d.score > 0, d.slot, 0)), MAX(COALESCE(w.visibility = 1, FALSE)), MAX(d.position)
FROM board_day d LEFT JOIN board_walker w ON w.walker_id = d.walker_id
GROUP BY d.walker_id, DATE_SUB(d.local_date, INTERVAL WEEKDAY(d.local_date) DAY);

INSERT INTO board_score (walker_id, period, from_date, score, slot, listed, position)
SELECT d.walker_id, 'm', DATE_SUB(d.local_date, INTERVAL DAYOFMONTH(d.local_date) - 1 DAY), SUM(d.score),
       MAX(IF(d.score > 0, d.slot, 0)), MAX(COALESCE(w.visibility = 1, FALSE)), MAX(d.position)
FROM board_day d LEFT JOIN board_walker w ON w.walker_id = d.walker_id
GROUP BY d.walker_id, DATE_SUB(d.local_date, INTERVAL DAYOFMONTH(d.local_date) - 1 DAY);

DROP TABLE board_day;
