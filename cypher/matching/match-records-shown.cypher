/**
 * @id      match-records-shown
 * @title   Records of money as a person looks at them, with both accounts and their holders
 * @access  read
 * @param   ids   string[] Record ids
 * @param   batch integer  Data version
 * @returns id, observed, system, amount, at, timePrecision, serial, purpose, document, source, of, observations, ambiguousWith, doubt, unconfirmed, payer, payee
 * @order   id
 * @limit   none: at most one row for each id asked for
 */
UNWIND $ids AS id
CALL (id) {
  MATCH (a:Account)-[p:PAID {id: id}]->(b:Account) USING INDEX SEEK p:PAID(id)
  WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN a, p, b
  UNION ALL
  MATCH (a:Account)-[p:OBSERVED {id: id}]->(b:Account) USING INDEX SEEK p:OBSERVED(id)
  WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN a, p, b
}
WITH id, p, [account IN [a, b] | account {.id, .name, .number, .kind,
       holder: head(COLLECT { MATCH (account)-[h:HELD_BY]->(holder) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
                              RETURN holder {name: coalesce(holder.name, holder.headName), label: [label IN labels(holder) WHERE label <> 'Entity'][0]} ORDER BY h.from DESC, holder.id })}] AS ends
RETURN id, type(p) = 'OBSERVED' AS observed, p.system AS system, p.amount AS amount, coalesce(p.recordedAt, p.at) AS at,
       CASE WHEN p.recordedAt IS NULL THEN p.timePrecision ELSE p.recordedPrecision END AS timePrecision, p.serial AS serial, p.purpose AS purpose, p.document AS document,
       p.source AS source, coalesce(p.of, []) AS of, coalesce(p.observations, []) AS observations, coalesce(p.ambiguousWith, []) AS ambiguousWith, p.doubt AS doubt,
       coalesce(p.unconfirmed, false) AS unconfirmed, ends[0] AS payer, ends[1] AS payee
ORDER BY id
