-- A second factor (RFC 6238). Not confirmed: it was begun and holds nobody up yet.
CREATE TABLE totp (
  walker_id    VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  secret       VARBINARY(64) NOT NULL,
  last_step    BIGINT        NOT NULL,
  begun_at     DATETIME(6)   NOT NULL,
  confirmed_at DATETIME(6)   NULL,
  PRIMARY KEY (walker_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Each lets its walker in once, where the device with the secret is lost.
CREATE TABLE totp_recovery (
  walker_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code_hash BINARY(32)  NOT NULL,
  PRIMARY KEY (walker_id, code_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
