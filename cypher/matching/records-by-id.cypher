/**
 * @id      records-by-id
 * @title   Records of money with some ids, in their current version; where there is none any more, in the last one
 * @access  read
 * @param   ids string[] Record ids
 * @returns id, current, observed, payer, payee, values
 * @order   none: the caller looks them up by id
 * @limit   none: at most one row for each id asked for
 */
UNWIND $ids AS id
CALL (id) {
  MATCH (a:Account)-[p:PAID {id: id}]->(b:Account) USING INDEX SEEK p:PAID(id)
  RETURN a, p, b
  UNION ALL
  MATCH (a:Account)-[p:OBSERVED {id: id}]->(b:Account) USING INDEX SEEK p:OBSERVED(id)
  RETURN a, p, b
}
WITH id, a, p, b ORDER BY p.retiredIn IS NULL DESC, p.retiredIn DESC, p.addedIn DESC
WITH id, collect({a: a, p: p, b: b})[0] AS last
RETURN id, last.p.retiredIn IS NULL AS current, type(last.p) = 'OBSERVED' AS observed, last.a.id AS payer, last.b.id AS payee,
       last.p {.system, .amount, .at, .timePrecision, .recordedAt, .recordedPrecision, .seq, .serial, .movement, .kind, .mode, .state, .observations, .of,
               .unconfirmed, .ambiguousWith, .doubt, .indicator, batch: CASE WHEN coalesce(last.p.copied, '') CONTAINS 'batch' THEN null ELSE last.p.batch END,
               tagged: last.p.indicator IS NOT NULL OR last.p.batch IS NOT NULL OR last.p.settles IS NOT NULL} AS values
