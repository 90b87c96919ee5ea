-- Who wrote which words of each article, kept one revision at a time, and what the graph of a history asks.

CREATE TABLE authorships (
    article_id bigint NOT NULL,
    number integer NOT NULL,
    data bytea NOT NULL,
    CONSTRAINT pk_authorships PRIMARY KEY (article_id),
    CONSTRAINT fk_authorships_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE authorships IS 'derived from all revisions up to the newest, published or not; see rebuild';

-- The last revision before an instant, without reading those before it.
CREATE INDEX ix_revisions_article_id_saved_at_number ON revisions (article_id, saved_at, number);
