-- A walker's months: sums and marks of their days, so that a question on all years reads a row a month.
-- best is the largest total times 32 plus 31 minus its day: the largest number is the best day, the earlier of two.
CREATE TABLE day_month (
    walker_id VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    month     DATE         NOT NULL,
    total     BIGINT       NOT NULL,
    days      INT          NOT NULL,
    best      BIGINT       NOT NULL,
    -- Bit 0 is the first of the month: days that have a row, and those whose goal was reached.
    known     INT UNSIGNED NOT NULL,
    reached   INT UNSIGNED NOT NULL,
    PRIMARY KEY (walker_id, month)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

INSERT INTO day_month (walker_id, month, total, days, best, known, reached)
SELECT walker_id, MIN(local_date - INTERVAL DAYOFMONTH(local_date) - 1 DAY), SUM(total), SUM(has_data),
    MAX(total * 32 + 31 - DAYOFMONTH(local_date)), BIT_OR(1 << (DAYOFMONTH(local_date) - 1)),
    BIT_OR(IF(goal_reached, 1 << (DAYOFMONTH(local_date) - 1), 0))
FROM day_view
WHERE position > 0
GROUP BY walker_id, YEAR(local_date), MONTH(local_date);
