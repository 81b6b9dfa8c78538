-- The ledger: one row that says how far it goes, and the events. Nobody ever updates or deletes an event.
CREATE TABLE ledger_head (
  id       TINYINT NOT NULL,
  position BIGINT  NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO ledger_head (id, position) VALUES (1, 0);

CREATE TABLE ledger_event (
  position    BIGINT       NOT NULL,
  event_id    BINARY(16)   NOT NULL,
  stream_id   VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sequence    BIGINT       NOT NULL,
  type        VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  payload     MEDIUMBLOB   NOT NULL,
  metadata    VARBINARY(1024),
  recorded_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (position),
  UNIQUE KEY ledger_event_id (event_id),
  UNIQUE KEY ledger_event_stream (stream_id, sequence),
  KEY ledger_event_recorded_at (recorded_at)
) ENGINE = InnoDB;
