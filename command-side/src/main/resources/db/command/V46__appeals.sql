-- Appeals against held steps. Texts are personal data; they go with the account.
CREATE TABLE appeal (
  appeal_id       CHAR(36)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  walker_id       VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  local_date      DATE          NOT NULL,
  state           VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  -- 1 while open, else NULL: one open appeal a day.
  open_day        TINYINT       NULL,
  walker_text     VARCHAR(1000) NOT NULL,
  answer          VARCHAR(1000) NULL,
  ledger_position BIGINT        NOT NULL,
  created_at      DATETIME(6)   NOT NULL,
  decided_at      DATETIME(6)   NULL,
  PRIMARY KEY (appeal_id),
  UNIQUE KEY appeal_open (walker_id, local_date, open_day),
  KEY appeal_walker (walker_id, created_at, appeal_id),
  KEY appeal_queue (state, created_at, appeal_id),
  CONSTRAINT appeal_account FOREIGN KEY (walker_id) REFERENCES account (walker_id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
