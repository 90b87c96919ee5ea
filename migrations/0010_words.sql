-- A column of words allows only the words of its enumeration.

-- No version of the program wrote any other word. A person at the database may have. The program reads an unknown
-- policy as none and an unknown choice of mails as never, so this is what the step stores.
UPDATE articles SET policy = NULL WHERE policy NOT IN ('everyone', 'new-editors-wait', 'all-wait');
DELETE FROM site_settings
    WHERE name = 'publishing-policy' AND value NOT IN ('everyone', 'new-editors-wait', 'all-wait');
UPDATE following_choices SET mail_watched = 'never' WHERE mail_watched NOT IN ('at-once', 'digest', 'never');
UPDATE following_choices SET mail_personal = 'never' WHERE mail_personal NOT IN ('at-once', 'digest', 'never');

ALTER TABLE articles
    ADD CONSTRAINT ck_articles_policy CHECK (policy IN ('everyone', 'new-editors-wait', 'all-wait'));

ALTER TABLE site_settings
    ADD CONSTRAINT ck_site_settings_policy
        CHECK (name <> 'publishing-policy' OR value IN ('everyone', 'new-editors-wait', 'all-wait'));

ALTER TABLE pending_changes
    ADD CONSTRAINT ck_pending_changes_state CHECK (state IN ('waiting', 'changes-asked', 'rejected', 'moved'));

ALTER TABLE reviews
    ADD CONSTRAINT ck_reviews_verdict CHECK (verdict IN ('approved', 'changes-asked', 'rejected'));

ALTER TABLE comment_threads
    ADD CONSTRAINT ck_comment_threads_anchor CHECK (anchor IN ('page', 'line', 'cell'));

ALTER TABLE notifications
    ADD CONSTRAINT ck_notifications_kind
        CHECK (kind IN ('changed', 'published', 'waiting', 'discussed', 'mentioned', 'replied', 'approved',
            'changes-asked', 'rejected'));

ALTER TABLE following_choices
    ADD CONSTRAINT ck_following_choices_mail_watched CHECK (mail_watched IN ('at-once', 'digest', 'never')),
    ADD CONSTRAINT ck_following_choices_mail_personal CHECK (mail_personal IN ('at-once', 'digest', 'never'));

ALTER TABLE outgoing_mails
    ADD CONSTRAINT ck_outgoing_mails_purpose CHECK (purpose IN ('one', 'digest', 'confirmation'));

ALTER TABLE article_index
    ADD CONSTRAINT ck_article_index_kind CHECK (kind IN ('article', 'system', 'comparison', 'concept', 'help'));

ALTER TABLE axis_keys
    ADD CONSTRAINT ck_axis_keys_axis CHECK (axis IN ('column', 'group', 'row'));

ALTER TABLE cells
    ADD CONSTRAINT ck_cells_status CHECK (status IN ('empty', 'ok', 'invalid'));

ALTER TABLE statements
    ADD CONSTRAINT ck_statements_level CHECK (level IN ('yes', 'partial', 'no', 'planned', 'unknown', 'n/a')),
    ADD CONSTRAINT ck_statements_start_kind CHECK (start_kind IN ('since', 'by')),
    ADD CONSTRAINT ck_statements_end_kind CHECK (end_kind IN ('removed', 'removed by', 'until'));

ALTER TABLE events
    ADD CONSTRAINT ck_events_kind
        CHECK (kind IN ('release', 'merge', 'announce', 'found', 'acquire', 'standard', 'security', 'eol', 'other'));

ALTER TABLE predictions
    ADD CONSTRAINT ck_predictions_outcome CHECK (outcome IN ('open', 'yes', 'no', 'partly', 'void', 'disputed'));
