-- A walker's devices as things. Name and model are personal data; kinds are in the ledger. Goes with the account.
CREATE TABLE walker_device (
  walker_id    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device_id    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name         VARCHAR(160) NULL,
  model        VARCHAR(400) NULL,
  first_upload DATETIME(6)  NOT NULL,
  last_upload  DATETIME(6)  NOT NULL,
  hidden_at    DATETIME(6)  NULL,
  PRIMARY KEY (walker_id, device_id),
  CONSTRAINT walker_device_account FOREIGN KEY (walker_id) REFERENCES account (walker_id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
