-- An address may go back to whoever can prove it: an account can be without one.
ALTER TABLE account
  MODIFY email VARCHAR(254) NULL,
  MODIFY email_key BINARY(32) NULL,
  ADD COLUMN email_verified_at DATETIME(6) NULL,
  ADD COLUMN email_since DATETIME(6) NOT NULL DEFAULT '1970-01-01 00:00:00';

-- What was there before has its seven days from now on.
UPDATE account SET email_since = UTC_TIMESTAMP(6);

-- Mails to be written. A row holds no secret: links are made when the mail is, and rows go when it has gone out.
CREATE TABLE mail_order (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  kind       VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  walker_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  email      VARCHAR(254) NOT NULL,
  email_key  BINARY(32)   NOT NULL,
  ordered_at DATETIME(6)  NOT NULL,
  due_at     DATETIME(6)  NOT NULL,
  attempts   INT          NOT NULL,
  PRIMARY KEY (id),
  KEY mail_order_due (due_at),
  KEY mail_order_walker (walker_id),
  KEY mail_order_email (email_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What a link in a mail stands for: only the hash of its token, used once, until a time.
CREATE TABLE mail_link (
  token_hash BINARY(32)   NOT NULL,
  walker_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  purpose    VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  email      VARCHAR(254) NOT NULL,
  email_key  BINARY(32)   NOT NULL,
  made_at    DATETIME(6)  NOT NULL,
  expires_at DATETIME(6)  NOT NULL,
  used_at    DATETIME(6)  NULL,
  PRIMARY KEY (token_hash),
  KEY mail_link_walker (walker_id, purpose),
  KEY mail_link_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
