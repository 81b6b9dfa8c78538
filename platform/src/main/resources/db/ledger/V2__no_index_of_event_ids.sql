-- (stream_id, sequence) already names every event once: a second unique key took a seventh of the ledger's bytes.
ALTER TABLE ledger_event DROP INDEX ledger_event_id;
