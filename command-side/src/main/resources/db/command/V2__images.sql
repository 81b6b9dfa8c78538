-- Uploads that were allowed and not yet used; one row, one use.
CREATE TABLE image_upload (
  object_key   VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  walker_id    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content_type VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  usable_until DATETIME(6)  NOT NULL,
  PRIMARY KEY (object_key),
  KEY image_upload_walker (walker_id),
  KEY image_upload_age (usable_until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Objects that nobody needs any more. A row stays until S3 has said that its object is gone.
CREATE TABLE image_garbage (
  object_key VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  after      DATETIME(6)  NOT NULL,
  PRIMARY KEY (object_key),
  KEY image_garbage_after (after)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
