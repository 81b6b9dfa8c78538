-- The walker whom a fact is about, where that is another one than the walker who is told: an erased walker is looked for
-- here, and not in the text of all facts (domain-rules.md 9.7, 12.2).
ALTER TABLE intent
    ADD COLUMN subject_id VARCHAR(64) CHARACTER SET ascii NULL,
    ADD KEY of_subject (subject_id);

UPDATE intent
SET subject_id = JSON_UNQUOTE(JSON_EXTRACT(facts, '$.walkerId'))
WHERE facts LIKE '%"walkerId"%';
