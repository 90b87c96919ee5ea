-- What administrators hid of revisions, and which publications changed nothing for readers. The row
-- of a revision stays as it is; shown_revisions is what is shown of it.

CREATE TABLE hidings (
    id bigint GENERATED ALWAYS AS IDENTITY,
    article_id bigint NOT NULL,
    number integer NOT NULL,
    part text NOT NULL,
    reason character varying(300) NOT NULL,
    hidden_at timestamp with time zone NOT NULL,
    hidden_by bigint NOT NULL,
    lifted_at timestamp with time zone,
    lifted_by bigint,
    CONSTRAINT pk_hidings PRIMARY KEY (id),
    CONSTRAINT ck_hidings_part CHECK (part IN ('text', 'summary', 'name')),
    CONSTRAINT fk_hidings_revisions_article_id_number FOREIGN KEY (article_id, number)
        REFERENCES revisions (article_id, number) ON DELETE RESTRICT,
    CONSTRAINT fk_hidings_accounts_hidden_by FOREIGN KEY (hidden_by) REFERENCES accounts (id) ON DELETE RESTRICT,
    CONSTRAINT fk_hidings_accounts_lifted_by FOREIGN KEY (lifted_by) REFERENCES accounts (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_hidings_article_id_number_part ON hidings (article_id, number, part) WHERE lifted_at IS NULL;

CREATE INDEX ix_hidings_hidden_by ON hidings (hidden_by);

CREATE INDEX ix_hidings_lifted_by ON hidings (lifted_by);

-- A hiding is lifted once; everything else of it stays.
CREATE FUNCTION refuse_to_change_hidings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.lifted_at IS NULL AND NEW.lifted_at IS NOT NULL AND NEW.lifted_by IS NOT NULL
            AND (NEW.id, NEW.article_id, NEW.number, NEW.part, NEW.reason, NEW.hidden_at, NEW.hidden_by)
                = (OLD.id, OLD.article_id, OLD.number, OLD.part, OLD.reason, OLD.hidden_at, OLD.hidden_by)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'hidings are only lifted, and never deleted' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER hidings_are_only_lifted BEFORE UPDATE OR DELETE ON hidings
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_hidings();

CREATE TRIGGER hidings_are_not_truncated BEFORE TRUNCATE ON hidings
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_hidings();

-- The planner puts this into each query, and computes only the columns that the query asks for. A hidden name has the
-- account -1, which nobody has; saved_by is who it was, for what the program decides and does not show.
CREATE VIEW shown_revisions AS
SELECT
    r.article_id,
    r.number,
    r.base_number,
    CASE WHEN EXISTS (SELECT FROM hidings h
            WHERE h.article_id = r.article_id AND h.number = r.number AND h.part = 'text' AND h.lifted_at IS NULL)
        THEN COALESCE(
            (SELECT i.title FROM article_index i WHERE i.article_id = r.article_id),
            (SELECT a.slug FROM articles a WHERE a.id = r.article_id))
        ELSE r.title END AS title,
    CASE WHEN EXISTS (SELECT FROM hidings h
            WHERE h.article_id = r.article_id AND h.number = r.number AND h.part = 'text' AND h.lifted_at IS NULL)
        THEN '' ELSE r.text END AS text,
    r.bytes,
    CASE WHEN EXISTS (SELECT FROM hidings h
            WHERE h.article_id = r.article_id AND h.number = r.number AND h.part = 'summary' AND h.lifted_at IS NULL)
        THEN 'summary hidden by an administrator' ELSE r.summary END AS summary,
    r.minor,
    CASE WHEN EXISTS (SELECT FROM hidings h
            WHERE h.article_id = r.article_id AND h.number = r.number AND h.part = 'name' AND h.lifted_at IS NULL)
        THEN -1 ELSE r.author_id END AS author_id,
    CASE WHEN EXISTS (SELECT FROM hidings h
            WHERE h.article_id = r.article_id AND h.number = r.number AND h.part = 'name' AND h.lifted_at IS NULL)
        THEN 'name hidden'
        ELSE (SELECT account.user_name FROM accounts account WHERE account.id = r.author_id) END AS author_name,
    r.author_id AS saved_by,
    r.saved_at,
    EXISTS (SELECT FROM hidings h
        WHERE h.article_id = r.article_id AND h.number = r.number AND h.part = 'text' AND h.lifted_at IS NULL)
        AS is_text_hidden
FROM revisions r;

-- The revision that takes out a rejected change is published, but readers see the text that they saw before.
ALTER TABLE publications ADD COLUMN changes_text boolean NOT NULL DEFAULT true;

UPDATE publications SET changes_text = false
FROM revisions r, revisions before
WHERE (r.article_id, r.number) = (publications.article_id, publications.number)
    AND (before.article_id, before.number) = (publications.article_id, (
        SELECT max(earlier.number) FROM publications earlier
        WHERE earlier.article_id = publications.article_id AND earlier.number < publications.number))
    AND before.bytes = r.bytes AND before.text = r.text;
