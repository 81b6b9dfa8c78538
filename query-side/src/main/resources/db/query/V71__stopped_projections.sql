-- Why the service itself paused a projection, and up to which position an operator lets it park whatever fails.
ALTER TABLE projection_control
    ADD COLUMN stopped_by VARCHAR(1000) NULL,
    ADD COLUMN park_up_to BIGINT NOT NULL DEFAULT 0;
