-- Which names the published text of an article links to, and its categories: derived, see rebuild.

CREATE TABLE article_links (
    article_id bigint NOT NULL,
    target character varying(100) NOT NULL,
    CONSTRAINT pk_article_links PRIMARY KEY (target, article_id),
    CONSTRAINT fk_article_links_articles_article_id FOREIGN KEY (article_id)
        REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX ix_article_links_article_id ON article_links (article_id);

COMMENT ON TABLE article_links IS 'derived from published revisions; see rebuild';

CREATE TABLE article_categories (
    article_id bigint NOT NULL,
    category character varying(100) NOT NULL,
    name text NOT NULL,
    CONSTRAINT pk_article_categories PRIMARY KEY (category, article_id),
    CONSTRAINT fk_article_categories_articles_article_id FOREIGN KEY (article_id)
        REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX ix_article_categories_article_id ON article_categories (article_id);

COMMENT ON TABLE article_categories IS 'derived from published revisions; see rebuild';
