-- Writes the notifications of what happened, and the mails that the recipients want about it. The cost grows with the
-- number of recipients and with nothing else.
--
-- Nobody is notified of what they did themselves. A notification about a watched page joins an unread one of the same
-- kind, so no second mail is sent. Two callers take the recipients in the same order, so that neither
-- waits for the other.
CREATE FUNCTION tell(
    recipients bigint[],        -- accounts
    kind text,                  -- a word of notifications.kind
    article bigint,
    actor bigint,               -- the account that did it; null for the wiki itself
    from_number integer,        -- the revision before the one that this is about, and that one;
    to_number integer,          -- null in both: the newest revision of the article
    comment bigint,             -- null for what is no comment
    reason text,                -- what a reviewer said; may be empty
    happened timestamptz,
    digest_due timestamptz,     -- when the next daily digest is due
    with_mail boolean)          -- false while the wiki sends no mail
RETURNS void
LANGUAGE sql
AS $$
    WITH told AS (
        INSERT INTO notifications
            (account_id, kind, article_id, actor_id, from_number, to_number, changes, comment_id, reason, at)
        SELECT recipient, tell.kind, tell.article, tell.actor, COALESCE(tell.from_number, articles.current_number),
            COALESCE(tell.to_number, articles.current_number), 1, tell.comment, tell.reason, tell.happened
        FROM articles, unnest(tell.recipients) AS recipient
        WHERE articles.id = tell.article AND recipient IS DISTINCT FROM tell.actor
        ORDER BY recipient
        ON CONFLICT (account_id, article_id, kind)
            WHERE read_at IS NULL AND kind IN ('changed', 'published', 'waiting', 'discussed')
        DO UPDATE SET to_number = excluded.to_number, changes = notifications.changes + 1, at = excluded.at,
            actor_id = excluded.actor_id
        RETURNING id, account_id, xmax = 0 AS is_new),
    wanted AS (
        SELECT told.id, told.account_id, told.is_new,
            CASE WHEN tell.kind IN ('changed', 'published', 'waiting', 'discussed')
                THEN COALESCE(choices.mail_watched, 'digest')
                ELSE COALESCE(choices.mail_personal, 'at-once') END AS choice
        FROM told
        JOIN accounts ON accounts.id = told.account_id AND accounts.email_confirmed AND accounts.email IS NOT NULL
        LEFT JOIN following_choices AS choices ON choices.account_id = told.account_id
        WHERE tell.with_mail)
    INSERT INTO outgoing_mails (account_id, purpose, notification_id, made_at, due_at, attempts, given_up)
    SELECT account_id,
        CASE choice WHEN 'digest' THEN 'digest' ELSE 'one' END,
        CASE choice WHEN 'digest' THEN NULL ELSE id END,
        tell.happened,
        CASE choice WHEN 'digest' THEN tell.digest_due ELSE tell.happened END,
        0, false
    FROM wanted
    WHERE choice = 'digest' OR choice = 'at-once' AND is_new
    ORDER BY account_id
    ON CONFLICT (account_id, purpose) WHERE attempts = 0 AND notification_id IS NULL DO NOTHING
$$;
