/**
 * @id       stated-balances
 * @title    Balances stated of some accounts for a day, and lines of their statements that were recognised as another source's payment
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    batch      integer  Data version
 * @returns  account, kind, id, at, seq, amount, of, serial, source
 * @order    account, at, seq, id
 * @limit    none: gaps are exact only over all of them
 */
UNWIND $accounts AS account
CALL (account) {
  MATCH (:Account {id: account})<-[x:ABOUT]-(b:Balance)
  WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) AND x.addedIn <= $batch AND (x.retiredIn IS NULL OR x.retiredIn > $batch)
  RETURN CASE WHEN b.opening THEN 'opening-balance' ELSE 'closing-balance' END AS kind, b.id AS id, b.date AS at, 0 AS seq, b.amount AS amount, [] AS of, null AS serial, b.source AS source
  UNION ALL
  MATCH (:Account {id: account})-[o:OBSERVED]->()
  WHERE o.payerBalance IS NOT NULL AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  RETURN 'statement-line' AS kind, o.id AS id, o.at AS at, coalesce(o.seq, 0) AS seq, o.payerBalance AS amount, coalesce(o.of, []) AS of, o.serial AS serial, o.source AS source
  UNION ALL
  MATCH (:Account {id: account})<-[o:OBSERVED]-()
  WHERE o.payeeBalance IS NOT NULL AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  RETURN 'statement-line' AS kind, o.id AS id, o.at AS at, coalesce(o.seq, 0) AS seq, o.payeeBalance AS amount, coalesce(o.of, []) AS of, o.serial AS serial, o.source AS source
}
RETURN account, kind, id, at, seq, amount, of, serial, source
ORDER BY account, at, seq, id
