-- How far each processor has come. The row is written in the transaction of the view rows it speaks of:
-- every event up to applied that the processor handles is in the view.
CREATE TABLE token_entry (
  processor_name VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  segment        INT          NOT NULL,
  token          BLOB,
  token_type     VARCHAR(255),
  timestamp      VARCHAR(40),
  owner          VARCHAR(120),
  applied        BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (processor_name, segment)
) ENGINE = InnoDB;
