-- The releases that timelines date, so that a version in a cell can be placed in time.

CREATE TABLE releases (
    article_id bigint NOT NULL,
    position integer NOT NULL,
    line text NOT NULL,
    version text NOT NULL,
    first_day date,
    last_day date,
    is_release boolean NOT NULL,
    CONSTRAINT pk_releases PRIMARY KEY (article_id, position),
    CONSTRAINT fk_releases_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE releases IS 'derived from published revisions; see rebuild';
