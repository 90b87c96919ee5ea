-- Discussions of articles, and of lines and cells of their revisions.

CREATE TABLE comment_threads (
    id bigint GENERATED ALWAYS AS IDENTITY,
    article_id bigint NOT NULL,
    number integer NOT NULL,
    anchor text NOT NULL,
    line integer,
    line_text text,
    context text,
    context_line integer,
    matrix text,
    row_key text,
    column_key text,
    subject character varying(200) NOT NULL,
    author_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    active_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    resolved_by_id bigint,
    CONSTRAINT pk_comment_threads PRIMARY KEY (id),
    CONSTRAINT fk_comment_threads_accounts_author_id FOREIGN KEY (author_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_comment_threads_accounts_resolved_by_id FOREIGN KEY (resolved_by_id) REFERENCES accounts (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_comment_threads_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id)
        ON DELETE RESTRICT
);

CREATE INDEX ix_comment_threads_article_id_active_at_id ON comment_threads (article_id, active_at, id);

CREATE INDEX ix_comment_threads_open ON comment_threads (article_id) WHERE resolved_at IS NULL;

CREATE INDEX ix_comment_threads_on_text ON comment_threads (article_id, number) WHERE anchor <> 'page';

CREATE INDEX ix_comment_threads_author_id ON comment_threads (author_id);

CREATE INDEX ix_comment_threads_resolved_by_id ON comment_threads (resolved_by_id);

CREATE TABLE comments (
    id bigint GENERATED ALWAYS AS IDENTITY,
    thread_id bigint NOT NULL,
    author_id bigint NOT NULL,
    text character varying(10000) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    edits integer NOT NULL,
    edited_at timestamp with time zone,
    deleted_at timestamp with time zone,
    deleted_by_id bigint,
    CONSTRAINT pk_comments PRIMARY KEY (id),
    CONSTRAINT fk_comments_accounts_author_id FOREIGN KEY (author_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_comments_accounts_deleted_by_id FOREIGN KEY (deleted_by_id) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_comments_comment_threads_thread_id FOREIGN KEY (thread_id) REFERENCES comment_threads (id)
        ON DELETE CASCADE
);

CREATE INDEX ix_comments_thread_id_id ON comments (thread_id, id);

CREATE INDEX ix_comments_author_id_created_at ON comments (author_id, created_at);

CREATE INDEX ix_comments_deleted_by_id ON comments (deleted_by_id);

CREATE TABLE comment_mentions (
    comment_id bigint NOT NULL,
    account_id bigint NOT NULL,
    CONSTRAINT pk_comment_mentions PRIMARY KEY (comment_id, account_id),
    CONSTRAINT fk_comment_mentions_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_comment_mentions_comments_comment_id FOREIGN KEY (comment_id) REFERENCES comments (id)
        ON DELETE CASCADE
);

CREATE INDEX ix_comment_mentions_account_id ON comment_mentions (account_id);
