-- How a text writes the name in a link, for the list of names that no page has. The address of a name can have letters
-- of any script from now on, so all rows that have addresses of names are derived again: see rebuild.

DELETE FROM article_links;

ALTER TABLE article_links ADD COLUMN name character varying(300) NOT NULL;

-- Pages that are templates have a row, by which the form for a new page finds them, and no other derived row.

ALTER TABLE article_index
    DROP CONSTRAINT ck_article_index_kind,
    ADD CONSTRAINT ck_article_index_kind
        CHECK (kind IN ('article', 'system', 'comparison', 'concept', 'help', 'template'));
