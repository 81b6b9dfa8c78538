-- Who acts as an operator. Whoever can read the signing keys is the admin "local", who has no row.
CREATE TABLE operator_name (
  name       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  role       VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  created_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One-time links to the console: only the hash of the code, gone when used.
CREATE TABLE operator_code (
  code_hash  BINARY(32)  NOT NULL,
  name       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (code_hash),
  KEY operator_code_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Operators' sessions in browsers: only the hash of the cookie, gone when they end.
CREATE TABLE operator_session (
  session_id   CHAR(22)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  secret_hash  BINARY(32)  NOT NULL,
  name         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (session_id),
  UNIQUE KEY operator_session_secret (secret_hash),
  KEY operator_session_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The log of operators' acts: rows are only ever added, an act first ('act'), then how it ended ('end'). Each row's hash
-- covers the row and the hash before it. Times are UTC.
CREATE TABLE audit_entry (
  position   BIGINT        NOT NULL,
  kind       VARCHAR(3)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  act_id     CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at         DATETIME(6)   NOT NULL,
  actor      VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_general_ci NULL,
  role       VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NULL,
  action     VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL,
  target     VARCHAR(255)  NULL,
  parameters TEXT          NULL,
  reason     VARCHAR(1000) NULL,
  request_id VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL,
  outcome    VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NULL,
  hash       BINARY(32)    NOT NULL,
  PRIMARY KEY (position),
  KEY audit_entry_act (act_id, position),
  KEY audit_entry_actor (actor, position),
  KEY audit_entry_action (action, position)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Where the log ends: one row, locked by whoever adds to it.
CREATE TABLE audit_head (
  id       TINYINT    NOT NULL,
  position BIGINT     NOT NULL,
  hash     BINARY(32) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO audit_head (id, position, hash) VALUES (1, 0, UNHEX(REPEAT('00', 32)));

-- Since when an account may only be looked at, exported and erased.
ALTER TABLE account ADD COLUMN suspended_at DATETIME(6) NULL;
