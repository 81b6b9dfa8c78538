-- Whether a live sample stands on the day (domain-rules.md 6.6): a day whose samples are all deleted keeps its row.
ALTER TABLE day_view ADD COLUMN has_data BOOLEAN NOT NULL DEFAULT TRUE AFTER devices;
