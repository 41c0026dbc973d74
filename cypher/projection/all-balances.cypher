/**
 * @id      all-balances
 * @title   Stated balances of accounts with their former values
 * @access  read
 * @param   batch   integer Data version
 * @returns account, id, date, opening, amount, addedIn, retiredIn, changedIn, edgeAddedIn, edgeRetiredIn, was
 * @order   none: each is taken for itself
 * @limit   none: an account states a few a year
 */
MATCH (b:Balance)-[x:ABOUT]->(a:Account)
WHERE b.addedIn <= $batch AND x.addedIn <= $batch
RETURN a.id AS account, b.id AS id, b.date AS date, b.opening AS opening, b.amount AS amount, b.addedIn AS addedIn, CASE WHEN b.retiredIn <= $batch THEN b.retiredIn END AS retiredIn,
       b.changedIn AS changedIn, x.addedIn AS edgeAddedIn, CASE WHEN x.retiredIn <= $batch THEN x.retiredIn END AS edgeRetiredIn,
       CASE WHEN b.changedIn IS NULL THEN [] ELSE COLLECT { MATCH (b)-[:WAS]->(v:Version) RETURN v {.addedIn, .retiredIn, .date, .opening, .amount} } END AS was
