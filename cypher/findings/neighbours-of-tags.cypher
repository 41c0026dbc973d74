/**
 * @id      neighbours-of-tags
 * @title   What the payments name that are drawn on, or made for, some things
 * @access  read
 * @param   ids   string[] Lines, payout batches, projects, contracts, subsidy items or beneficiaries
 * @param   tag   string   Which of these they are
 * @param   role  string   What of the payments: payer, payee, indicator, batch, project, contract, item, beneficiary
 * @param   batch integer  Data version
 * @param   most  integer  Payments looked at in all; the answer is cut there
 * @returns id, other, rows
 * @order   none: each is taken for itself
 * @limit   none: cut by most
 * @note    Payments of later times and those that are taken back count as well: too much is judged again, never too little.
 */
CALL () {
  UNWIND CASE WHEN $tag = 'indicator' THEN $ids ELSE [] END AS id
  MATCH (a:Account)-[p:PAID {indicator: id}]->(b:Account) USING INDEX SEEK p:PAID(indicator)
  WHERE p.addedIn <= $batch
  RETURN id, a, p, b LIMIT $most
  UNION ALL
  UNWIND CASE WHEN $tag = 'batch' THEN $ids ELSE [] END AS id
  MATCH (a:Account)-[p:PAID {batch: id}]->(b:Account) USING INDEX SEEK p:PAID(batch)
  WHERE p.addedIn <= $batch
  RETURN id, a, p, b LIMIT $most
  UNION ALL
  UNWIND CASE WHEN $tag = 'project' THEN $ids ELSE [] END AS id
  MATCH (a:Account)-[p:PAID {project: id}]->(b:Account) USING INDEX SEEK p:PAID(project)
  WHERE p.addedIn <= $batch
  RETURN id, a, p, b LIMIT $most
  UNION ALL
  UNWIND CASE WHEN $tag = 'contract' THEN $ids ELSE [] END AS id
  MATCH (a:Account)-[p:PAID {contract: id}]->(b:Account) USING INDEX SEEK p:PAID(contract)
  WHERE p.addedIn <= $batch
  RETURN id, a, p, b LIMIT $most
  UNION ALL
  UNWIND CASE WHEN $tag = 'item' THEN $ids ELSE [] END AS id
  MATCH (a:Account)-[p:PAID {item: id}]->(b:Account) USING INDEX SEEK p:PAID(item)
  WHERE p.addedIn <= $batch
  RETURN id, a, p, b LIMIT $most
  UNION ALL
  UNWIND CASE WHEN $tag = 'beneficiary' THEN $ids ELSE [] END AS id
  MATCH (a:Account)-[p:PAID {beneficiary: id}]->(b:Account) USING INDEX SEEK p:PAID(beneficiary)
  WHERE p.addedIn <= $batch
  RETURN id, a, p, b LIMIT $most
}
WITH id, CASE $role WHEN 'payer' THEN a.id WHEN 'payee' THEN b.id ELSE p[$role] END AS other
RETURN id, other, count(*) AS rows
