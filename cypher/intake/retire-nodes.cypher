/**
 * @id      retire-nodes
 * @title   Nodes that no row states or mentions any more; earlier data versions still show them
 * @access  write
 * @param   ids      string[] Node ids
 * @param   sequence integer  Batch in progress
 * @returns retired
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id}) USING INDEX SEEK n:Entity(id)
WHERE n.retiredIn IS NULL
SET n.retiredIn = $sequence
RETURN count(*) AS retired
