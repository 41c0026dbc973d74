/**
 * @id      records-by-id
 * @title   Current records of money with some ids
 * @access  read
 * @param   ids string[] Record ids
 * @returns id, current, observed, payer, payee, values
 * @order   none: the caller looks them up by id
 * @limit   none: at most one row for each id asked for
 */
UNWIND $ids AS id
MATCH (a:Account)-[p:PAID {id: id}]->(b:Account) USING INDEX SEEK p:PAID(id)
WHERE p.retiredIn IS NULL
RETURN id, true AS current, false AS observed, a.id AS payer, b.id AS payee,
       p {.system, .amount, .at, .timePrecision, .recordedAt, .recordedPrecision, .seq, .serial, .movement, .kind, .mode, .state, .observations, .of, .unconfirmed,
          .ambiguousWith, .doubt, .indicator, batch: CASE WHEN coalesce(p.copied, '') CONTAINS 'batch' THEN null ELSE p.batch END,
          tagged: p.indicator IS NOT NULL OR p.batch IS NOT NULL OR p.settles IS NOT NULL} AS values
UNION ALL
UNWIND $ids AS id
MATCH (a:Account)-[p:OBSERVED {id: id}]->(b:Account) USING INDEX SEEK p:OBSERVED(id)
WHERE p.retiredIn IS NULL
RETURN id, true AS current, true AS observed, a.id AS payer, b.id AS payee,
       p {.system, .amount, .at, .timePrecision, .recordedAt, .recordedPrecision, .seq, .serial, .movement, .kind, .mode, .state, .observations, .of, .unconfirmed,
          .ambiguousWith, .doubt, .indicator, batch: CASE WHEN coalesce(p.copied, '') CONTAINS 'batch' THEN null ELSE p.batch END,
          tagged: p.indicator IS NOT NULL OR p.batch IS NOT NULL OR p.settles IS NOT NULL} AS values
