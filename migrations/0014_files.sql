-- The files that people upload: their uploads, which nobody changes, the bytes, and which articles use them (derived).

CREATE TABLE files (
    id bigint GENERATED ALWAYS AS IDENTITY,
    name character varying(100) NOT NULL,
    current_number integer NOT NULL,
    published_number integer,
    CONSTRAINT pk_files PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_files_name ON files (name);

CREATE TABLE file_uploads (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    author_id bigint NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    summary character varying(300) NOT NULL,
    alt_text character varying(300) NOT NULL,
    kind text NOT NULL,
    width integer,
    height integer,
    length integer NOT NULL,
    hash bytea NOT NULL,
    waits boolean NOT NULL,
    CONSTRAINT pk_file_uploads PRIMARY KEY (file_id, number),
    CONSTRAINT ck_file_uploads_kind CHECK (kind IN ('png', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'pdf')),
    CONSTRAINT fk_file_uploads_files_file_id FOREIGN KEY (file_id) REFERENCES files (id) ON DELETE RESTRICT,
    CONSTRAINT fk_file_uploads_accounts_author_id FOREIGN KEY (author_id) REFERENCES accounts (id) ON DELETE RESTRICT
);

CREATE INDEX ix_file_uploads_author_id ON file_uploads (author_id);

CREATE TABLE file_renditions (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    width integer NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_file_renditions PRIMARY KEY (file_id, number, width),
    CONSTRAINT fk_file_renditions_file_uploads_file_id_number FOREIGN KEY (file_id, number)
        REFERENCES file_uploads (file_id, number) ON DELETE RESTRICT
);

CREATE TABLE file_verdicts (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    approved boolean NOT NULL,
    reviewer_id bigint NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_file_verdicts PRIMARY KEY (file_id, number),
    CONSTRAINT fk_file_verdicts_file_uploads_file_id_number FOREIGN KEY (file_id, number)
        REFERENCES file_uploads (file_id, number) ON DELETE RESTRICT,
    CONSTRAINT fk_file_verdicts_accounts_reviewer_id FOREIGN KEY (reviewer_id)
        REFERENCES accounts (id) ON DELETE RESTRICT
);

CREATE INDEX ix_file_verdicts_reviewer_id ON file_verdicts (reviewer_id);

CREATE TABLE blobs (
    hash bytea NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT pk_blobs PRIMARY KEY (hash)
);

-- Pictures are compressed already; trying again costs time and gains nothing.
ALTER TABLE blobs ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE article_files (
    article_id bigint NOT NULL,
    name character varying(100) NOT NULL,
    CONSTRAINT pk_article_files PRIMARY KEY (name, article_id),
    CONSTRAINT fk_article_files_articles_article_id FOREIGN KEY (article_id)
        REFERENCES articles (id) ON DELETE CASCADE
);

CREATE INDEX ix_article_files_article_id ON article_files (article_id);

COMMENT ON TABLE article_files IS 'derived from published revisions; see rebuild';

CREATE FUNCTION refuse_to_change_uploads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'uploads and verdicts on them are never changed or deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER file_uploads_are_append_only BEFORE UPDATE OR DELETE ON file_uploads
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_uploads();

CREATE TRIGGER file_uploads_are_not_truncated BEFORE TRUNCATE ON file_uploads
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_uploads();

CREATE TRIGGER file_verdicts_are_append_only BEFORE UPDATE OR DELETE ON file_verdicts
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_uploads();

CREATE TRIGGER file_verdicts_are_not_truncated BEFORE TRUNCATE ON file_verdicts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_uploads();

CREATE FUNCTION refuse_to_approve_own_upload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.approved AND EXISTS (SELECT FROM file_uploads
        WHERE file_id = NEW.file_id AND number = NEW.number AND author_id = NEW.reviewer_id) THEN
        RAISE EXCEPTION 'nobody approves an upload of their own' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER own_uploads_are_not_approved BEFORE INSERT ON file_verdicts
    FOR EACH ROW EXECUTE FUNCTION refuse_to_approve_own_upload();
