-- Accounts that watch a page get notifications of comments too. While one is unread, later comments are added to it.

DROP INDEX ix_notifications_account_id_article_id_kind;

CREATE UNIQUE INDEX ix_notifications_account_id_article_id_kind ON notifications (account_id, article_id, kind)
    WHERE read_at IS NULL AND kind IN ('changed', 'published', 'waiting', 'discussed');
