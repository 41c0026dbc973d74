/**
 * @id      absent-ids
 * @title   Those of some node ids that nothing loaded has
 * @access  read
 * @param   ids   string[] Node ids
 * @param   batch integer  Data version
 * @returns id
 * @order   id
 * @limit   none: at most as many as were asked about, the entries of one change
 */
UNWIND $ids AS id
WITH DISTINCT id
WHERE NOT EXISTS { MATCH (n:Entity {id: id}) WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) }
RETURN id
ORDER BY id
