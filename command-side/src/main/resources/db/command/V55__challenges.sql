-- What the events of challenges leave out because somebody typed it, and what commands count by: settings, members and
-- phase follow from the events of the same transaction (domain-rules.md 8.9-8.13). A code is kept as its hash.
CREATE TABLE challenge (
  challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organiser_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  name         VARCHAR(40)    NOT NULL,
  description  VARCHAR(500)   NULL,
  code_hash    BINARY(32)     NOT NULL,
  -- The message firewalker.events.v1.ChallengeSettings.
  settings     VARBINARY(512) NOT NULL,
  -- live, sealed or cancelled.
  phase        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  frozen       BOOLEAN        NOT NULL,
  members      INT            NOT NULL,
  seals_at     DATETIME(3)    NOT NULL,
  created_at   DATETIME(3)    NOT NULL,
  PRIMARY KEY (challenge_id),
  UNIQUE KEY challenge_code (code_hash),
  KEY challenge_organiser (organiser_id, phase),
  KEY challenge_due (phase, seals_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE challenge_team (
  challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  team_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name         VARCHAR(40) NOT NULL,
  PRIMARY KEY (challenge_id, team_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE challenge_member (
  challenge_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  walker_id    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- waiting, member, left or removed.
  state        VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- When the state began.
  since        DATETIME(6)  NOT NULL,
  -- What the organiser wrote when removing the walker.
  reason       VARCHAR(500) NULL,
  PRIMARY KEY (challenge_id, walker_id),
  KEY challenge_member_longest (challenge_id, state, since, walker_id),
  KEY challenge_member_walker (walker_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
