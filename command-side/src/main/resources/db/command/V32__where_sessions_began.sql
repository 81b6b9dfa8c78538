-- What a session is known by to its owner; gone when it ends.
ALTER TABLE session_family
  ADD COLUMN client VARCHAR(80) NULL,
  ADD COLUMN place  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;
