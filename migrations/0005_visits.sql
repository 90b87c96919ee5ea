-- The revision of an article that an account saw last, for the changes since the last visit.

CREATE TABLE last_visits (
    account_id bigint NOT NULL,
    article_id bigint NOT NULL,
    number integer NOT NULL,
    at timestamp with time zone NOT NULL,
    number_before integer,
    CONSTRAINT pk_last_visits PRIMARY KEY (account_id, article_id),
    CONSTRAINT fk_last_visits_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE,
    CONSTRAINT fk_last_visits_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX ix_last_visits_article_id ON last_visits (article_id);
