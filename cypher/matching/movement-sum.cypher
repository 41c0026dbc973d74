/**
 * @id      movement-sum
 * @title   The sum of some payments
 * @access  read
 * @param   ids   string[] Payment ids
 * @param   batch integer  Data version
 * @returns amount
 * @order   one row
 * @limit   1, an aggregate
 */
UNWIND $ids AS id
MATCH ()-[p:PAID {id: id}]->() USING INDEX SEEK p:PAID(id)
WHERE p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
RETURN coalesce(sum(p.amount), 0) AS amount
