-- What the limits on friendships are counted by (domain-rules.md 10.4). Each row follows from the events of the same
-- transaction; the streams stay the truth.
CREATE TABLE friend_standing (
  walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  utc_day   DATE        NOT NULL,
  requests  INT         NOT NULL,
  PRIMARY KEY (walker_id)
) ENGINE = InnoDB;

CREATE TABLE friend_request (
  request_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requester_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  addressee_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_at DATETIME(3) NOT NULL,
  closed_at    DATETIME(3) NULL,
  PRIMARY KEY (request_id),
  KEY friend_request_sent (requester_id, closed_at, requested_at),
  KEY friend_request_received (addressee_id)
) ENGINE = InnoDB;

CREATE TABLE friend (
  walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  friend_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (walker_id, friend_id)
) ENGINE = InnoDB;
