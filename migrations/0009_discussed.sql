-- Who watches a page is told of what is said about it too; while it is unread, in one entry like its changes.

DROP INDEX ix_notifications_account_id_article_id_kind;

CREATE UNIQUE INDEX ix_notifications_account_id_article_id_kind ON notifications (account_id, article_id, kind)
    WHERE read_at IS NULL AND kind IN ('changed', 'published', 'waiting', 'discussed');
