/**
 * @id      restore-batch
 * @title   A batch that was taken back counts again
 * @access  write
 * @param   id       string  The batch
 * @returns id
 */
MATCH (b:Batch {id: $id})
REMOVE b.withdrawnBy, b.withdrawnIn
FOREACH (cover IN COLLECT { MATCH (b)-[:COVERS]->(c:Coverage) RETURN c } | REMOVE cover.retiredIn)
RETURN b.id AS id
