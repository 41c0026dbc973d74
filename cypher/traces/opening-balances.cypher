/**
 * @id       opening-balances
 * @title    Stated balances of some accounts
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    batch      integer  Data version
 * @returns  account, day, opening, amount
 * @order    account, day
 * @limit    none: which of them opens a ledger is decided over all
 */
UNWIND $accounts AS account
MATCH (a:Account {id: account})<-[e:ABOUT]-(n:Balance)
WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
OPTIONAL MATCH (n)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch
WITH a, n, coalesce(v, n) AS known
WHERE known.date IS NOT NULL AND known.amount IS NOT NULL
RETURN a.id AS account, known.date AS day, coalesce(known.opening, false) AS opening, known.amount AS amount
ORDER BY account, day
