-- An archive is written piece by piece: only the newest attempt may add one.
ALTER TABLE walker_export ADD COLUMN attempt INT NOT NULL DEFAULT 0;
