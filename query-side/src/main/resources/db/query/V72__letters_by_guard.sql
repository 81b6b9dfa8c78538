-- Events are parked together with all that the same guard is about: a stream, or in badges everything of a walker.
ALTER TABLE dead_letter
    ADD COLUMN parked_with VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' AFTER stream_id;

UPDATE dead_letter SET parked_with = stream_id;

UPDATE dead_letter SET parked_with = CONCAT('walker/', SUBSTRING_INDEX(SUBSTRING_INDEX(stream_id, '/', 2), '/', -1))
WHERE projection = 'badges' AND (stream_id LIKE 'day/%' OR stream_id LIKE 'walker/%');

-- Days outside the calendar (+12000-01-01, -0001-01-01) are left out by every fold now: nothing is to be retried.
DELETE FROM dead_letter
WHERE dropped_at IS NULL AND stream_id LIKE 'day/%' AND stream_id NOT REGEXP '/[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$';

ALTER TABLE dead_letter
    DROP KEY dead_letter_stream,
    ADD KEY dead_letter_parked (projection, parked_with, position);
