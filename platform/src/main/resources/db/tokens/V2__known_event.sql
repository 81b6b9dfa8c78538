-- The last event of the ledger that a processor knows, and where it stood: a ledger that holds another one there, or
-- none, has lost its tail.
ALTER TABLE token_entry
  ADD COLUMN known_position BIGINT NULL,
  ADD COLUMN known_event BINARY(16) NULL;
