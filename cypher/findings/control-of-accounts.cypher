/**
 * @id       control-of-accounts
 * @title    How old accounts are, and who and what stands behind them
 * @access   read
 * @param    ids      string[] Ids of accounts
 * @param    crowd    integer  A contact of more users than this joins nobody
 * @param    batch    integer  Data version
 * @returns  id, since, hooks
 * @order    none: each is told for itself
 * @limit    none: as many as ids
 * @note     since is when the account or the youngest enterprise that holds it began, and hooks are its holders, their owners, persons and contacts, whatever the time: more than a rule takes, never less
 */
UNWIND $ids AS id
MATCH (account:Account {id: id})
WITH account, COLLECT {
  MATCH (account)-[held:HELD_BY]->(holder:Enterprise|Person)
  WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch)
  RETURN holder
} AS holders
WITH account, holders, [account.openedAt] + [holder IN holders WHERE holder:Enterprise | holder.establishedAt] AS beginnings, COLLECT {
  UNWIND holders AS holder
  CALL (holder) {
    RETURN holder AS hook
    UNION
    MATCH (holder)-[uses:USES]->(hook:Contact)
    WHERE uses.addedIn <= $batch AND (uses.retiredIn IS NULL OR uses.retiredIn > $batch)
      AND COUNT { MATCH (hook)<-[user:USES]-() WHERE user.addedIn <= $batch AND (user.retiredIn IS NULL OR user.retiredIn > $batch) RETURN user LIMIT $crowd + 1 } <= $crowd
    RETURN hook
    UNION
    MATCH (holder)<-[link:LEGAL_REP_OF|SHAREHOLDER_OF]-(hook:Person|Enterprise)
    WHERE link.addedIn <= $batch AND (link.retiredIn IS NULL OR link.retiredIn > $batch)
    RETURN hook
  }
  RETURN DISTINCT hook.id AS hook ORDER BY hook
} AS hooks
RETURN account.id AS id, reduce(latest = null, at IN beginnings | CASE WHEN latest IS NULL OR at > latest THEN at ELSE latest END) AS since, hooks
