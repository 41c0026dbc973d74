/**
 * @id      loose-records
 * @title   Current records of some accounts whose other end has no number, or passes many payments on at once
 * @access  read
 * @param   accounts string[] Account ids
 * @returns id, account, outgoing, amount, at, serial
 * @order   none: the caller sorts them
 * @limit   none: a match is certain only over all of them
 * @note    Reads the payments of the accounts once; the caller remembers the answer for the whole run.
 */
UNWIND $accounts AS account
MATCH (a:Account {id: account})-[p:PAID|OBSERVED]-(u:Account) USING INDEX SEEK a:Account(id)
WHERE p.retiredIn IS NULL AND (u.kind = 'clearing' OR u.number IS NULL)
RETURN p.id AS id, account, startNode(p) = a AS outgoing, p.amount AS amount, coalesce(p.recordedAt, p.at) AS at, p.serial AS serial
