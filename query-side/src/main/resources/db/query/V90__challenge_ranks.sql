-- How many members of a challenge have a score, and a score within 128 and 16,384 of each other: a rank is a sum of some
-- hundred rows, however many take part. level: by how many binary digits the score is cut; bucket: what is left of it.
CREATE TABLE challenge_rank (
    challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    level        TINYINT     NOT NULL,
    bucket       BIGINT      NOT NULL,
    ranked       INT         NOT NULL,
    PRIMARY KEY (challenge_id, level, bucket)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

INSERT INTO challenge_rank (challenge_id, level, bucket, ranked)
SELECT challenge_id, 0, score, COUNT(*) FROM challenge_score WHERE score > 0 GROUP BY challenge_id, score;

INSERT INTO challenge_rank (challenge_id, level, bucket, ranked)
SELECT challenge_id, 7, score >> 7, COUNT(*) FROM challenge_score WHERE score > 0 GROUP BY challenge_id, score >> 7;

INSERT INTO challenge_rank (challenge_id, level, bucket, ranked)
SELECT challenge_id, 14, score >> 14, COUNT(*) FROM challenge_score WHERE score > 0 GROUP BY challenge_id, score >> 14;
