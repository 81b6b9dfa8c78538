-- First answers of requests that carried an Idempotency-Key; the answer is sealed with a key made from the request itself.
CREATE TABLE web_idempotency (
  scope       BINARY(32)   NOT NULL,
  caller      BINARY(32)   NOT NULL,
  fingerprint BINARY(32)   NOT NULL,
  status      SMALLINT     NULL,
  answer      MEDIUMBLOB   NULL,
  taken_until DATETIME(6)  NOT NULL,
  expires_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (scope),
  KEY web_idempotency_caller (caller),
  KEY web_idempotency_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
