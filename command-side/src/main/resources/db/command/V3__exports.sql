-- Archives that walkers asked for, kept for a week.
CREATE TABLE walker_export (
  export_id  CHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  walker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state      VARCHAR(9)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asked_at   DATETIME(6) NOT NULL,
  taken_at   DATETIME(6) NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (export_id),
  KEY walker_export_walker (walker_id, asked_at),
  KEY walker_export_state (state, asked_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- The archive in pieces small enough for any packet size.
CREATE TABLE walker_export_piece (
  export_id CHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  piece     INT        NOT NULL,
  bytes     MEDIUMBLOB NOT NULL,
  PRIMARY KEY (export_id, piece)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
