-- Deleted articles: all their rows stay, their address is free, and a log says who deleted and restored them, and why.

ALTER TABLE articles ADD COLUMN deleted_at timestamp with time zone;

DROP INDEX ix_articles_slug;

CREATE UNIQUE INDEX ix_articles_slug ON articles (slug) WHERE deleted_at IS NULL;

CREATE INDEX ix_articles_deleted_at_id ON articles (deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE article_deletions (
    id bigint GENERATED ALWAYS AS IDENTITY,
    article_id bigint NOT NULL,
    kind text NOT NULL,
    slug character varying(100) NOT NULL,
    title character varying(200) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    reason character varying(300) NOT NULL,
    CONSTRAINT pk_article_deletions PRIMARY KEY (id),
    CONSTRAINT ck_article_deletions_kind CHECK (kind IN ('deleted', 'restored')),
    CONSTRAINT fk_article_deletions_articles_article_id FOREIGN KEY (article_id)
        REFERENCES articles (id) ON DELETE RESTRICT,
    CONSTRAINT fk_article_deletions_accounts_account_id FOREIGN KEY (account_id)
        REFERENCES accounts (id) ON DELETE RESTRICT
);

CREATE INDEX ix_article_deletions_slug ON article_deletions (slug);

CREATE INDEX ix_article_deletions_article_id ON article_deletions (article_id);

CREATE INDEX ix_article_deletions_account_id ON article_deletions (account_id);

CREATE FUNCTION refuse_to_change_deletions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'deletions are never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER article_deletions_are_append_only BEFORE UPDATE OR DELETE ON article_deletions
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_deletions();

CREATE TRIGGER article_deletions_are_not_truncated BEFORE TRUNCATE ON article_deletions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_deletions();
