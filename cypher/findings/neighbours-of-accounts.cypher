/**
 * @id      neighbours-of-accounts
 * @title   What the payments of some accounts name
 * @access  read
 * @param   accounts map[]    {id, since (payments that the batches added), isFree (of any kind and however busy)}
 * @param   side     string   payer: payments out of them; payee: into them
 * @param   role     string   What of the payments: party (the account at the other end), indicator, batch, project, contract, item, beneficiary
 * @param   kinds    string[] Kinds of account that are looked at, or passed over
 * @param   without  boolean  The kinds are passed over
 * @param   busy     integer  Accounts that had more payments are passed over; null = none
 * @param   batch    integer  Data version
 * @param   most     integer  An account with more payments on that side is not looked at: it is told as cut
 * @returns id, found, isCut
 * @order   none: each is taken for itself
 * @limit   none: a row for each account
 * @note    Payments that are taken back count as well: too much is judged again, never too little.
 */
UNWIND $accounts AS one
MATCH (n:Account {id: one.id})
WHERE one.isFree OR ($without <> (coalesce(n.kind, 'unknown') IN $kinds) AND ($busy IS NULL OR COUNT { (n)-[:PAID]-() } - one.since <= $busy))
WITH n, CASE WHEN $side = 'payer' THEN COUNT { (n)-[:PAID]->() } ELSE COUNT { (n)<-[:PAID]-() } END > $most AS isCut
CALL (n, isCut) {
  MATCH (n)-[p:PAID]->(o:Account)
  WHERE $side = 'payer' AND NOT isCut AND p.addedIn <= $batch
  RETURN DISTINCT CASE WHEN $role = 'party' THEN o.id ELSE p[$role] END AS other
  UNION ALL
  MATCH (n)<-[p:PAID]-(o:Account)
  WHERE $side = 'payee' AND NOT isCut AND p.addedIn <= $batch
  RETURN DISTINCT CASE WHEN $role = 'party' THEN o.id ELSE p[$role] END AS other
}
RETURN n.id AS id, collect(other) AS found, isCut
