/**
 * @id       movements-of-accounts
 * @title    Every movement of some accounts, with the balance where the record of a statement gives one
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    batch      integer  Data version
 * @returns  account, id, at, seq, amount, dayPrecise, balance, recordedAt, serial, source
 * @order    account, at, seq, id
 * @limit    none: gaps are exact only over all of them; the service stops at its row budget and says so
 * @note     Correction vouchers move no money. What an account pays itself changes nothing. `amount` is below zero for what leaves.
 */
UNWIND $accounts AS account
CALL (account) {
  MATCH (a:Account {id: account})-[p:PAID]->(b:Account)
  WHERE b <> a AND coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN p, -p.amount AS amount, p.payerBalance AS balance
  UNION ALL
  MATCH (a:Account {id: account})<-[p:PAID]-(b:Account)
  WHERE b <> a AND coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN p, p.amount AS amount, p.payeeBalance AS balance
}
RETURN account, p.id AS id, p.at AS at, coalesce(p.seq, 0) AS seq, amount, coalesce(p.timePrecision, 'day') = 'day' AS dayPrecise, balance,
       p.recordedAt AS recordedAt, p.serial AS serial, p.source AS source
ORDER BY account, at, seq, id
