-- The challenges view (domain-rules.md 8.9-8.14). Every table of it is renamed together when another version takes over.
CREATE TABLE challenges_version (
    id       TINYINT NOT NULL PRIMARY KEY,
    version  INT     NOT NULL,
    position BIGINT  NOT NULL
) ENGINE = InnoDB;

INSERT INTO challenges_version (id, version, position) VALUES (1, 1, 0);

-- settings: ChallengeSettings as protobuf. to_date: the last date, moved ends included. 0 as a position: did not happen.
CREATE TABLE challenge (
    challenge_id       VARCHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    settings           VARBINARY(512) NOT NULL,
    settings_position  BIGINT         NOT NULL,
    from_date          DATE           NOT NULL,
    to_date            DATE           NOT NULL,
    to_position        BIGINT         NOT NULL,
    organiser_id       VARCHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    organiser_position BIGINT         NOT NULL,
    created_millis     BIGINT         NOT NULL,
    unlisted           BOOLEAN        NOT NULL,
    cancelled_position BIGINT         NOT NULL,
    seal_position      BIGINT         NOT NULL,
    policy             INT            NOT NULL,
    hash               CHAR(64)       CHARACTER SET ascii COLLATE ascii_bin NULL,
    KEY challenge_newest (created_millis, challenge_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE challenge_team (
    challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    team_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position     BIGINT      NOT NULL,
    PRIMARY KEY (challenge_id, team_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- state: 0 gone, 1 member, 2 waits. teams: spans as protobuf (ChallengeMemberMoved).
CREATE TABLE challenge_member (
    challenge_id   VARCHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    walker_id      VARCHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state          TINYINT        NOT NULL,
    since_millis   BIGINT         NOT NULL,
    confirmed      BOOLEAN        NOT NULL,
    position       BIGINT         NOT NULL,
    teams          VARBINARY(8192) NOT NULL,
    teams_position BIGINT         NOT NULL,
    PRIMARY KEY (challenge_id, walker_id),
    KEY challenge_member_walker (walker_id, state)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- What a walker's local date (source_date) brings to a date of the challenge, up to the last fact that counts.
CREATE TABLE challenge_day (
    challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    walker_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    source_date  DATE        NOT NULL,
    on_date      DATE        NOT NULL,
    total        BIGINT      NOT NULL,
    ranked       BIGINT      NOT NULL,
    manual       BIGINT      NOT NULL,
    reached      BOOLEAN     NOT NULL,
    slot         BIGINT      NOT NULL,
    position     BIGINT      NOT NULL,
    PRIMARY KEY (challenge_id, walker_id, source_date, on_date)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- member: a pseudonym of this challenge alone; walker_id: null once the walker is erased.
CREATE TABLE challenge_score (
    challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    member       CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    walker_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    team_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    score        BIGINT      NOT NULL,
    slot         BIGINT      NOT NULL,
    PRIMARY KEY (challenge_id, member),
    KEY challenge_score_ranked (challenge_id, score DESC, slot, member DESC),
    KEY challenge_score_walker (walker_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- What of a member's score belongs to which team: a move leaves earlier days with the old one (8.11).
CREATE TABLE challenge_part (
    challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    member       CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    team_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    score        BIGINT      NOT NULL,
    slot         BIGINT      NOT NULL,
    PRIMARY KEY (challenge_id, member, team_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE challenge_erased (
    walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    position  BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;
