-- Facts: what structured blocks state, each row with the run of revisions of its article in which it holds.

-- The releases are events that have a version.
DROP TABLE releases;

CREATE TABLE axis_keys (
    article_id bigint NOT NULL,
    matrix text NOT NULL,
    axis text NOT NULL,
    key text NOT NULL,
    first_number integer NOT NULL,
    position integer NOT NULL,
    label text NOT NULL,
    "group" text,
    version_line text,
    was text NOT NULL,
    last_number integer,
    CONSTRAINT pk_axis_keys PRIMARY KEY (article_id, matrix, axis, key, first_number),
    CONSTRAINT fk_axis_keys_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE axis_keys IS 'derived from published revisions; see rebuild';

CREATE TABLE cells (
    article_id bigint NOT NULL,
    matrix text NOT NULL,
    row_key text NOT NULL,
    column_key text NOT NULL,
    first_number integer NOT NULL,
    status text NOT NULL,
    canonical text NOT NULL,
    last_number integer,
    CONSTRAINT pk_cells PRIMARY KEY (article_id, matrix, row_key, column_key, first_number),
    CONSTRAINT fk_cells_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE cells IS 'derived from published revisions; see rebuild';

CREATE TABLE events (
    article_id bigint NOT NULL,
    timeline text NOT NULL,
    key text NOT NULL,
    first_number integer NOT NULL,
    rank integer NOT NULL,
    label text NOT NULL,
    date text NOT NULL,
    first_day date,
    last_day date,
    system text,
    kind text,
    version_line text,
    version text,
    note text,
    sources text NOT NULL,
    was text NOT NULL,
    last_number integer,
    CONSTRAINT pk_events PRIMARY KEY (article_id, timeline, key, first_number),
    CONSTRAINT fk_events_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE events IS 'derived from published revisions; see rebuild';

CREATE TABLE matrices (
    article_id bigint NOT NULL,
    id text NOT NULL,
    first_number integer NOT NULL,
    position integer NOT NULL,
    name text NOT NULL,
    corner text NOT NULL,
    last_number integer,
    CONSTRAINT pk_matrices PRIMARY KEY (article_id, id, first_number),
    CONSTRAINT fk_matrices_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE matrices IS 'derived from published revisions; see rebuild';

CREATE TABLE predictions (
    article_id bigint NOT NULL,
    list text NOT NULL,
    key text NOT NULL,
    first_number integer NOT NULL,
    label text NOT NULL,
    who text,
    made text NOT NULL,
    due text,
    odds text,
    outcome text NOT NULL,
    decided text,
    note text,
    outcome_sources text NOT NULL,
    sources text NOT NULL,
    was text NOT NULL,
    last_number integer,
    CONSTRAINT pk_predictions PRIMARY KEY (article_id, list, key, first_number),
    CONSTRAINT fk_predictions_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE predictions IS 'derived from published revisions; see rebuild';

CREATE TABLE sources (
    article_id bigint NOT NULL,
    name text NOT NULL,
    first_number integer NOT NULL,
    text text NOT NULL,
    address text,
    last_number integer,
    CONSTRAINT pk_sources PRIMARY KEY (article_id, name, first_number),
    CONSTRAINT fk_sources_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE sources IS 'derived from published revisions; see rebuild';

CREATE TABLE statements (
    article_id bigint NOT NULL,
    matrix text NOT NULL,
    row_key text NOT NULL,
    column_key text NOT NULL,
    first_number integer NOT NULL,
    n integer NOT NULL,
    level text,
    value text,
    start_kind text,
    start text,
    end_kind text,
    "end" text,
    target text,
    target_last_day date,
    as_of text,
    as_of_last_day date,
    tags text NOT NULL,
    note text,
    sources text NOT NULL,
    last_number integer,
    CONSTRAINT pk_statements PRIMARY KEY (article_id, matrix, row_key, column_key, first_number, n),
    CONSTRAINT fk_statements_articles_article_id FOREIGN KEY (article_id) REFERENCES articles (id) ON DELETE CASCADE
);
COMMENT ON TABLE statements IS 'derived from published revisions; see rebuild';

CREATE INDEX ix_axis_keys_key ON axis_keys (axis, key);

CREATE INDEX ix_cells_column_key_row_key ON cells (column_key, row_key) WHERE last_number IS NULL;

CREATE INDEX ix_cells_matrix_row_key_column_key ON cells (matrix, row_key, column_key);

CREATE INDEX ix_statements_level_column_key ON statements (level, column_key) WHERE last_number IS NULL;
