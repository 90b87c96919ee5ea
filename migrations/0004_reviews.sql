-- Publishing and review: a rule decides when a revision is saved, or a reviewer decides later.

ALTER TABLE articles ADD COLUMN policy text;

ALTER TABLE accounts ADD COLUMN approved_changes integer NOT NULL DEFAULT 0;
ALTER TABLE accounts ALTER COLUMN approved_changes DROP DEFAULT;
ALTER TABLE accounts ADD COLUMN trust boolean;

CREATE TABLE site_settings (
    name text NOT NULL,
    value text NOT NULL,
    CONSTRAINT pk_site_settings PRIMARY KEY (name)
);

CREATE TABLE publications (
    article_id bigint NOT NULL,
    number integer NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_publications PRIMARY KEY (article_id, number),
    CONSTRAINT fk_publications_revisions_article_id_number FOREIGN KEY (article_id, number)
        REFERENCES revisions (article_id, number) ON DELETE RESTRICT
);

CREATE INDEX ix_publications_published_at ON publications (published_at);

-- Before this step, every revision was published when it was saved.
INSERT INTO publications (article_id, number, published_at) SELECT article_id, number, saved_at FROM revisions;

CREATE TABLE pending_changes (
    article_id bigint NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    author_id bigint,
    waits_since timestamp with time zone NOT NULL,
    changed_lines integer NOT NULL,
    changes_facts boolean NOT NULL,
    systems text[] NOT NULL,
    undone_by integer,
    CONSTRAINT pk_pending_changes PRIMARY KEY (article_id, number),
    CONSTRAINT fk_pending_changes_accounts_author_id FOREIGN KEY (author_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_pending_changes_revisions_article_id_number FOREIGN KEY (article_id, number)
        REFERENCES revisions (article_id, number) ON DELETE RESTRICT
);

CREATE INDEX ix_pending_changes_article_id ON pending_changes (article_id)
    WHERE state IN ('waiting', 'changes-asked');

CREATE INDEX ix_pending_changes_author_id ON pending_changes (author_id);

CREATE INDEX ix_pending_changes_waits_since_article_id_number ON pending_changes (waits_since, article_id, number)
    WHERE state = 'waiting';

CREATE TABLE reviews (
    id bigint GENERATED ALWAYS AS IDENTITY,
    article_id bigint NOT NULL,
    number integer NOT NULL,
    reviewer_id bigint NOT NULL,
    verdict text NOT NULL,
    reason text NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    waited interval NOT NULL,
    CONSTRAINT pk_reviews PRIMARY KEY (id),
    CONSTRAINT fk_reviews_accounts_reviewer_id FOREIGN KEY (reviewer_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_reviews_revisions_article_id_number FOREIGN KEY (article_id, number)
        REFERENCES revisions (article_id, number) ON DELETE RESTRICT
);

CREATE INDEX ix_reviews_article_id_number ON reviews (article_id, number);

CREATE INDEX ix_reviews_reviewed_at ON reviews (reviewed_at);

CREATE INDEX ix_reviews_reviewer_id ON reviews (reviewer_id);

-- Nobody can approve their own change, whichever program connects.
CREATE FUNCTION refuse_own_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.verdict = 'approved' AND EXISTS (
        SELECT FROM revisions
        WHERE article_id = NEW.article_id AND number = NEW.number AND author_id = NEW.reviewer_id)
    THEN
        RAISE EXCEPTION 'nobody approves their own change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER reviews_are_by_others BEFORE INSERT OR UPDATE ON reviews
    FOR EACH ROW EXECUTE FUNCTION refuse_own_approval();
