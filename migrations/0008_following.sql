-- Watches, notifications, mails, and which published changes a reviewer looked at.

CREATE TABLE watches (
    account_id bigint NOT NULL,
    article_id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    seen_number integer NOT NULL,
    CONSTRAINT pk_watches PRIMARY KEY (account_id, article_id),
    CONSTRAINT fk_watches_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT fk_watches_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX ix_watches_article_id ON watches (article_id);

CREATE TABLE notifications (
    id bigint GENERATED ALWAYS AS IDENTITY,
    account_id bigint NOT NULL,
    kind text NOT NULL,
    article_id bigint NOT NULL,
    actor_id bigint,
    from_number integer NOT NULL,
    to_number integer NOT NULL,
    changes integer NOT NULL,
    comment_id bigint,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    CONSTRAINT pk_notifications PRIMARY KEY (id),
    CONSTRAINT fk_notifications_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT fk_notifications_accounts_actor_id FOREIGN KEY (actor_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_notifications_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX ix_notifications_account_id_at_id ON notifications (account_id, at, id);

CREATE INDEX ix_notifications_account_id ON notifications (account_id) WHERE read_at IS NULL;

-- While a notification about an article is unread, later changes are added to it.
CREATE UNIQUE INDEX ix_notifications_account_id_article_id_kind ON notifications (account_id, article_id, kind)
    WHERE read_at IS NULL AND kind IN ('changed', 'published', 'waiting');

CREATE INDEX ix_notifications_actor_id ON notifications (actor_id);

CREATE INDEX ix_notifications_article_id ON notifications (article_id);

CREATE TABLE following_choices (
    account_id bigint NOT NULL,
    watches_edited boolean NOT NULL,
    tells_waiting boolean NOT NULL,
    mail_watched text NOT NULL,
    mail_personal text NOT NULL,
    feed_secret text,
    CONSTRAINT pk_following_choices PRIMARY KEY (account_id),
    CONSTRAINT fk_following_choices_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE
);

CREATE TABLE outgoing_mails (
    id bigint GENERATED ALWAYS AS IDENTITY,
    account_id bigint NOT NULL,
    purpose text NOT NULL,
    notification_id bigint,
    made_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    error text,
    sent_at timestamp with time zone,
    given_up boolean NOT NULL,
    CONSTRAINT pk_outgoing_mails PRIMARY KEY (id),
    CONSTRAINT fk_outgoing_mails_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_outgoing_mails_notifications_notification_id FOREIGN KEY (notification_id)
        REFERENCES notifications (id) ON DELETE CASCADE
);

CREATE INDEX ix_outgoing_mails_due_at_id ON outgoing_mails (due_at, id) WHERE sent_at IS NULL AND NOT given_up;

CREATE INDEX ix_outgoing_mails_sent_at ON outgoing_mails (sent_at) WHERE sent_at IS NOT NULL;

-- Only one digest of an account waits to be sent; once a sender has taken it, the next can begin.
CREATE UNIQUE INDEX ix_outgoing_mails_account_id_purpose ON outgoing_mails (account_id, purpose)
    WHERE attempts = 0 AND notification_id IS NULL;

CREATE INDEX ix_outgoing_mails_notification_id ON outgoing_mails (notification_id);

CREATE TABLE patrols (
    article_id bigint NOT NULL,
    number integer NOT NULL,
    account_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_patrols PRIMARY KEY (article_id, number),
    CONSTRAINT fk_patrols_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_patrols_revisions_article_id_number FOREIGN KEY (article_id, number)
        REFERENCES revisions (article_id, number) ON DELETE RESTRICT
);

CREATE INDEX ix_patrols_account_id ON patrols (account_id);

-- Finds which facts a revision added or removed.
CREATE INDEX ix_cells_article_id_first_number_column_key ON cells (article_id, first_number, column_key);
CREATE INDEX ix_cells_article_id_last_number_column_key ON cells (article_id, last_number, column_key)
    WHERE last_number IS NOT NULL;
CREATE INDEX ix_events_article_id_first_number ON events (article_id, first_number);
CREATE INDEX ix_events_article_id_last_number ON events (article_id, last_number) WHERE last_number IS NOT NULL;
CREATE INDEX ix_predictions_article_id_first_number ON predictions (article_id, first_number);
CREATE INDEX ix_predictions_article_id_last_number ON predictions (article_id, last_number)
    WHERE last_number IS NOT NULL;
