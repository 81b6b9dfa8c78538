-- Personal data lives here and nowhere else: erasing a walker is deleting rows.
CREATE TABLE account (
  walker_id           VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  email               VARCHAR(254) NOT NULL,
  email_key           BINARY(32)   NOT NULL,
  password_hash       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  display_name        VARCHAR(160) NOT NULL,
  time_zone           VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visibility          VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  locale              VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  friend_code         CHAR(8)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  image_key           VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at          DATETIME(6)  NOT NULL,
  password_changed_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (walker_id),
  UNIQUE KEY account_email (email_key),
  UNIQUE KEY account_friend_code (friend_code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row per login. The row decides whether a refresh token may live; Redis only knows which one is current.
CREATE TABLE session_family (
  session_id      CHAR(22)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  family          BINARY(32)   NOT NULL,
  walker_id       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  device_name     VARCHAR(160) NULL,
  generation      INT          NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  last_used_at    DATETIME(6)  NOT NULL,
  absolute_expiry DATETIME(6)  NOT NULL,
  revoked_at      DATETIME(6)  NULL,
  revoked_because VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (session_id),
  UNIQUE KEY session_family_family (family),
  KEY session_family_walker (walker_id, revoked_at),
  KEY session_family_expiry (absolute_expiry)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
