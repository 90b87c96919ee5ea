-- Who wrote the words of each article, stored one revision at a time; and an index for the graph of a history.

CREATE TABLE authorships (
    article_id bigint NOT NULL,
    number integer NOT NULL,
    data bytea NOT NULL,
    CONSTRAINT pk_authorships PRIMARY KEY (article_id),
    CONSTRAINT fk_authorships_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE authorships IS 'derived from all revisions up to the newest, published or not; see rebuild';

-- Finds the last revision before an instant without reading earlier ones.
CREATE INDEX ix_revisions_article_id_saved_at_number ON revisions (article_id, saved_at, number);
