-- The moves of articles: from which address to which. Nobody changes them, so an address that an article had stays its.

CREATE TABLE article_moves (
    id bigint GENERATED ALWAYS AS IDENTITY,
    article_id bigint NOT NULL,
    from_slug character varying(100) NOT NULL,
    to_slug character varying(100) NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    moved_by bigint NOT NULL,
    reason character varying(300) NOT NULL,
    CONSTRAINT pk_article_moves PRIMARY KEY (id),
    CONSTRAINT fk_article_moves_articles_article_id FOREIGN KEY (article_id)
        REFERENCES articles (id) ON DELETE RESTRICT,
    CONSTRAINT fk_article_moves_accounts_moved_by FOREIGN KEY (moved_by) REFERENCES accounts (id) ON DELETE RESTRICT
);

CREATE INDEX ix_article_moves_from_slug ON article_moves (from_slug);

CREATE INDEX ix_article_moves_article_id ON article_moves (article_id);

CREATE INDEX ix_article_moves_moved_by ON article_moves (moved_by);

CREATE FUNCTION refuse_to_change_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'moves are never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER article_moves_are_append_only BEFORE UPDATE OR DELETE ON article_moves
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_moves();

CREATE TRIGGER article_moves_are_not_truncated BEFORE TRUNCATE ON article_moves
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_moves();
