/**
 * @id      balances-by-id
 * @title   Some stated balances of accounts with their former values
 * @access  read
 * @param   balances string[] Ids of balances
 * @param   batch    integer  Data version
 * @returns account, id, date, opening, amount, addedIn, retiredIn, changedIn, edgeAddedIn, edgeRetiredIn, was
 * @order   none: each is taken for itself
 * @limit   none: at most one row for each balance and account
 */
UNWIND $balances AS balance
MATCH (b:Balance {id: balance})-[x:ABOUT]->(a:Account)
WHERE b.addedIn <= $batch AND x.addedIn <= $batch
RETURN a.id AS account, b.id AS id, b.date AS date, b.opening AS opening, b.amount AS amount, b.addedIn AS addedIn, CASE WHEN b.retiredIn <= $batch THEN b.retiredIn END AS retiredIn,
       b.changedIn AS changedIn, x.addedIn AS edgeAddedIn, CASE WHEN x.retiredIn <= $batch THEN x.retiredIn END AS edgeRetiredIn,
       CASE WHEN b.changedIn IS NULL THEN [] ELSE COLLECT { MATCH (b)-[:WAS]->(v:Version) RETURN v {.addedIn, .retiredIn, .date, .opening, .amount} } END AS was
