/**
 * @id      records-of-pairs
 * @title   Current records of money between some pairs of accounts
 * @access  read
 * @param   pairs map[] {payer, payee}
 * @returns id, current, observed, payer, payee, values
 * @order   none: the caller looks them up by id
 * @limit   none: a match is certain only over all records of a pair
 * @plan    CartesianProduct: one node and one node
 * @note    Both ends are given, so the walk begins at the one with fewer payments: never at a treasury.
 */
UNWIND $pairs AS pair
MATCH (a:Account {id: pair.payer}) USING INDEX SEEK a:Account(id)
MATCH (b:Account {id: pair.payee}) USING INDEX SEEK b:Account(id)
MATCH (a)-[p:PAID|OBSERVED]->(b)
WHERE p.retiredIn IS NULL
RETURN p.id AS id, true AS current, type(p) = 'OBSERVED' AS observed, a.id AS payer, b.id AS payee,
       p {.system, .amount, .at, .timePrecision, .recordedAt, .recordedPrecision, .seq, .serial, .movement, .kind, .mode, .state, .observations, .of, .unconfirmed,
          .ambiguousWith, .doubt, .indicator, batch: CASE WHEN coalesce(p.copied, '') CONTAINS 'batch' THEN null ELSE p.batch END,
          tagged: p.indicator IS NOT NULL OR p.batch IS NOT NULL OR p.settles IS NOT NULL} AS values
