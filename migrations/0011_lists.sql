-- Lists of keys, tags and footnote names were texts with blanks between the entries; no entry contains a blank.

ALTER TABLE axis_keys
    ALTER COLUMN was TYPE text[] USING string_to_array(was, ' ');

ALTER TABLE statements
    ALTER COLUMN tags TYPE text[] USING string_to_array(tags, ' '),
    ALTER COLUMN sources TYPE text[] USING string_to_array(sources, ' ');

ALTER TABLE statements
    ADD CONSTRAINT ck_statements_tags
        CHECK (tags <@ ARRAY['patch', 'flag', 'experimental', 'deprecated', 'paid', 'hw']);

ALTER TABLE events
    ALTER COLUMN sources TYPE text[] USING string_to_array(sources, ' '),
    ALTER COLUMN was TYPE text[] USING string_to_array(was, ' ');

ALTER TABLE predictions
    ALTER COLUMN outcome_sources TYPE text[] USING string_to_array(outcome_sources, ' '),
    ALTER COLUMN sources TYPE text[] USING string_to_array(sources, ' '),
    ALTER COLUMN was TYPE text[] USING string_to_array(was, ' ');
