-- What people type and have not saved: for each person and page, one draft, or which draft was saved last.

CREATE TABLE drafts (
    account_id bigint NOT NULL,
    slug character varying(100) NOT NULL,
    article_id bigint,
    key character varying(32) NOT NULL,
    base_number integer NOT NULL,
    title character varying(200) NOT NULL,
    text text NOT NULL,
    summary character varying(300) NOT NULL,
    minor boolean NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    CONSTRAINT pk_drafts PRIMARY KEY (account_id, slug),
    CONSTRAINT ck_drafts_state CHECK (state IN ('open', 'discarded', 'saved')),
    CONSTRAINT fk_drafts_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);
