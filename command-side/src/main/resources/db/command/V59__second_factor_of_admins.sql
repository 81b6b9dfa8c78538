-- Since when a browser session is confirmed by its operator's second factor. An admin's reads only until then.
ALTER TABLE operator_session ADD COLUMN confirmed_at DATETIME(6) NULL;

-- Operators' second factors (RFC 6238). No code of the step last_step or of one before it is taken again.
CREATE TABLE operator_factor (
  name         VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  secret       VARBINARY(64) NOT NULL,
  last_step    BIGINT        NOT NULL,
  begun_at     DATETIME(6)   NOT NULL,
  confirmed_at DATETIME(6)   NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Each confirms one session, where the device with the secret is lost.
CREATE TABLE operator_recovery (
  name      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  code_hash BINARY(32)  NOT NULL,
  PRIMARY KEY (name, code_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
